using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Promotions;

/// <summary>
/// Staff has a limited-time offer that the payment service refused made after all. While that is under way, again is a no-op.
/// Refusals: UNAUTHORIZED, FORBIDDEN, OFFER_NOT_FOUND, OFFER_IS_THERE, OFFER_OVER.
/// </summary>
public sealed class RetryOffer(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("OFFER_NOT_FOUND", "There is no such offer.");

    public static readonly Refusal IsThere = Refusal.Conflict("OFFER_IS_THERE", "This offer was made in the meantime.");

    public static readonly Refusal Over = Refusal.Conflict("OFFER_OVER", "The time of this offer is over. Resolve the risk, and make a promotion code by hand if one is due.");

    public Task<Result<Done>> Run(CustomerId client, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
            var last = await db.Set<PaymentOperation>().Where(o => o.Kind == OperationKind.MakeOffer && o.SubjectId == client.Value).OrderByDescending(o => o.Attempt).FirstOrDefaultAsync(cancellationToken);
            if (last is null) { return NotFound; }
            if (last.State == OperationState.Succeeded) { return IsThere; }
            if (!last.IsSettled) { return Done.It; }
            var asked = JsonSerializer.Deserialize<PromotionParameters>(last.Parameters!, PaymentCalls.Json)!;
            if (asked.ExpiresAt <= time.GetUtcNow()) { return Over; }
            db.Add(MakeOffer.Again(last, time.GetUtcNow()));
            db.Audit(actor, AuditAction.RetriedOffer, new(asked.Code, client.Value, client));
            return Done.It;
        },
        cancellationToken);
}
