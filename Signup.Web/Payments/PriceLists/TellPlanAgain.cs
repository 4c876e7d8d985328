using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.PriceLists;

/// <summary>Tells the payment service of a plan once more, after it had refused. Refusals: UNAUTHORIZED, FORBIDDEN, PLAN_NOT_REFUSED.</summary>
public sealed class TellPlanAgain(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal NotRefused = Refusal.Conflict("PLAN_NOT_REFUSED", "The payment service has not refused this plan.");

    public async Task<Result<PaymentOperation>> Run(PlanVersionId version, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        return await unit.Run<Result<PaymentOperation>>(
            async db =>
            {
                var last = await db.LastTold([version.Value]).SingleOrDefaultAsync(cancellationToken);
                if (last is not { State: OperationState.Failed }) { return NotRefused; }
                var again = TellPlan.Plan(JsonSerializer.Deserialize<PlanParameters>(last.Parameters!, PaymentCalls.Json)!, last.Attempt + 1, time.GetUtcNow());
                db.Add(again);
                return again;
            },
            cancellationToken);
    }
}
