using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Payments.PriceLists;

/// <summary>
/// Makes a published plan known at the payment service: its name, each of its prices, and the tax rate of each country we sell to.
/// What is there already is left alone, so it can be told however often. One told after a newer version of its plan only gets its prices: the name and the word on
/// the plan are the newer one's.
/// </summary>
public sealed class TellPlan(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, PaymentCalls calls, EnsurePrice prices, TaxTable taxes)
{
    /// <summary>About a plan.</summary>
    public const string Risk = "plan-not-told";

    /// <summary>So many tries take about half a minute: longer than a restart there, and soon enough for somebody to look.</summary>
    private const int PatientTries = 5;

    internal static PaymentOperation Plan(PlanParameters asked, int attempt, DateTimeOffset now) =>
        PaymentOperation.Plan(OperationKind.TellPlan, $"plan-{asked.PlanVersionId.Value:N}-{attempt}", asked.PlanVersionId.Value, now, attempt: attempt, parameters: JsonSerializer.Serialize(asked, PaymentCalls.Json), lane: asked.PlanId.Value);

    public async Task Run(PaymentOperation planned, CancellationToken cancellationToken)
    {
        var (key, asked, _) = await calls.Begin<PlanParameters>(planned.Id, cancellationToken);
        var isOvertaken = await IsOvertaken(asked, cancellationToken);
        var answer = await Tell(asked, key, isOvertaken, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == planned.Id, cancellationToken);
                calls.Record(db, operation, answer, answer.Value?.Id);
                if (!isOvertaken) { Say(db, operation, asked, answer.Fault); }
                return Done.It;
            },
            cancellationToken);
    }

    private async Task<bool> IsOvertaken(PlanParameters asked, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var others = await db.Set<PaymentOperation>().Where(o => o.Kind == OperationKind.TellPlan && o.Lane == asked.PlanId.Value).Select(o => o.Parameters!).ToListAsync(cancellationToken);
        return others.Exists(other => JsonSerializer.Deserialize<PlanParameters>(other, PaymentCalls.Json)!.Number > asked.Number);
    }

    private async Task<Answer<Reference>> Tell(PlanParameters asked, string key, bool isOvertaken, CancellationToken cancellationToken)
    {
        var named = isOvertaken ? Answer.Yes(new Reference(PaymentGateway.ProductOf(asked.PlanId))) : await gateway.NamePlan(asked, key, cancellationToken);
        if (!named.Succeeded) { return named; }
        foreach (var price in asked.Prices)
        {
            var made = await prices.Of(asked.PlanId, asked.PlanVersionId, asked.Name, price, cancellationToken);
            if (!made.Succeeded) { return made; }
        }

        if (taxes.LeavesItToThePaymentService) { return named; }
        foreach (var (country, rate) in TaxCountries.All.Select(c => (c.Code, taxes.RateOf(c.Code))))
        {
            if (rate is not > 0) { continue; }
            var made = await prices.OfTax(country, rate.Value, cancellationToken);
            if (!made.Succeeded) { return made; }
        }

        return named;
    }

    private static void Say(SignupDb db, PaymentOperation operation, PlanParameters asked, string? fault)
    {
        var (what, plan) = ($"{asked.Name}, version {asked.Number}", asked.PlanId.Value);
        if (operation.State == OperationState.Failed) { db.Announce(new RiskFound(Risk, "red", plan, $"The payment service did not take {what}: {fault} Nobody can order it until that is put right; then tell it again from the page of the plan.")); }
        else if (operation.State == OperationState.Succeeded) { db.Announce(new RiskSettled(Risk, plan, "Signup", $"The payment service knows {what} now.")); }
        else if (operation.State == OperationState.Unknown && operation.Tries == PatientTries) { db.Announce(new RiskFound(Risk, "yellow", plan, $"The payment service does not answer about {what}: {fault} It is told again and again.")); }
    }
}
