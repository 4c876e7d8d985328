using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Charging;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Renewals;

/// <summary>
/// R5, the customer selects another billing cycle: from the end of the paid period on, a running subscription is charged another price. Until then
/// nothing is charged or given back, and choosing the old cycle takes it back. Refusals: UNAUTHORIZED, SUBSCRIPTION_NOT_FOUND (also somebody
/// else's), PAYMENT_OVERDUE, SUBSCRIPTION_ENDS, CHARGE_IS_NEAR, PAYMENT_SERVICE_UNREACHABLE, CYCLE_NOT_CHANGED.
/// </summary>
public sealed class ChangeBillingCycle(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, PaymentCalls calls, EnsurePrice prices, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("SUBSCRIPTION_NOT_FOUND", "There is no such subscription, or it has ended.");

    public static readonly Refusal Overdue = Refusal.Conflict("PAYMENT_OVERDUE", "A payment is still due. Make it first, then change the billing cycle.");

    public static readonly Refusal Ends = Refusal.Conflict("SUBSCRIPTION_ENDS", "This subscription ends with the paid period.");

    public static readonly Refusal ChargeIsNear = Refusal.Conflict("CHARGE_IS_NEAR", "The next payment is being made. Change the billing cycle once it is through.");

    public static readonly Refusal NotChanged = new(RefusalKind.Unavailable, "CYCLE_NOT_CHANGED", "The payment service did not take the change. Nothing has changed, and we have been told.");

    /// <summary>The kind of the risk that it did not work; about the order.</summary>
    public const string RiskKind = "billing-cycle-not-changed";

    internal static readonly TimeSpan Near = TimeSpan.FromHours(1);

    /// <param name="offer">What it is from then on.</param>
    /// <param name="total">What the first charge of it comes to, tax included.</param>
    public async Task<Result<BillingCycleChanged>> Run(OrderId order, Offer offer, Money total, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await Running(db, order, actor, cancellationToken)).Refused(out var refusal, out var charge)) { return refusal; }
        var price = await prices.Of(offer, cancellationToken);
        var now = price.Succeeded ? await gateway.ReadSubscription(charge.SubscriptionId!, cancellationToken) : price.As<SubscriptionFacts>();
        if (now is not { Succeeded: true, Value: { } facts })
        {
            await Tell(NotRead(order, now.Fault), cancellationToken);
            return StartCardSetup.Unreachable;
        }

        if (facts.HasEnded) { return NotFound; }
        if (facts.EndsThen || facts.EndsAt is not null) { return Ends; }
        if (facts.PeriodEnd - Near <= time.GetUtcNow()) { return ChargeIsNear; }

        BillingCycleChanged? changed = null;
        var asked = new CycleParameters(facts.Id, facts.ItemId, price.Value!.Id, offer.BillingCycle, offer.Net, total, facts.PeriodEnd);
        var answer = await calls.Run<CycleParameters, Reference>(async db => (await Plan(db, charge, cancellationToken), asked), gateway.ChangePrice, made => made.Id, Keep, cancellationToken);
        if (answer.Outcome == Outcome.Unknown) { return StartCardSetup.Unreachable; }
        if (changed is not null) { return changed; }
        await Tell(NotDone(order, answer.Fault), cancellationToken);
        return NotChanged;

        Task Keep(SignupDb db, PaymentOperation operation, Reference made)
        {
            changed = Announce(db, operation, charge);
            return Task.CompletedTask;
        }
    }

    /// <summary>What nobody waits for any more: sent again under the same key.</summary>
    public async Task Carry(PaymentOperationId id, CancellationToken cancellationToken)
    {
        var (key, asked, _) = await calls.Begin<CycleParameters>(id, cancellationToken);
        var answer = await gateway.ChangePrice(asked, key, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
                if (operation.IsSettled) { return Done.It; }
                calls.Record(db, operation, answer, answer.Value?.Id);
                var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == operation.OrderId, cancellationToken);
                if (answer.Succeeded) { Announce(db, operation, charge); }
                else if (operation.State == OperationState.Failed) { db.Announce(NotDone(charge.OrderId, answer.Fault)); }
                return Done.It;
            },
            cancellationToken);
    }

    /// <summary>What of the actor's runs and is paid. Refusals: SUBSCRIPTION_NOT_FOUND, PAYMENT_OVERDUE.</summary>
    internal static async Task<Result<OrderCharge>> Running(SignupDb db, OrderId order, Actor actor, CancellationToken cancellationToken)
    {
        var charge = await db.Set<OrderCharge>().AsNoTracking().SingleOrDefaultAsync(c => c.OrderId == order && c.CustomerId == actor.CustomerId, cancellationToken);
        if (charge is not { State: ChargeState.Confirmed, SubscriptionId: not null, EndedAt: null }) { return NotFound; }
        return await db.Set<OverdueInvoice>().AnyAsync(i => i.OrderId == order && i.SettledAt == null, cancellationToken) ? Overdue : charge;
    }

    /// <summary>Asked for twice at once it is one change: the second takes up what the first began.</summary>
    private async Task<PaymentOperation> Plan(SignupDb db, OrderCharge charge, CancellationToken cancellationToken)
    {
        var order = charge.OrderId;
        var before = await db.Set<PaymentOperation>().CountAsync(o => o.Kind == OperationKind.ChangeCycle && o.OrderId == order && o.SettledAt != null, cancellationToken);
        return PaymentOperation.Plan(OperationKind.ChangeCycle, $"order-{order}-cycle-{before + 1}", order.Value, time.GetUtcNow(), charge.SignupId, order);
    }

    private static BillingCycleChanged Announce(SignupDb db, PaymentOperation operation, OrderCharge charge)
    {
        var done = JsonSerializer.Deserialize<CycleParameters>(operation.Parameters!, PaymentCalls.Json)!;
        var changed = new BillingCycleChanged(charge.OrderId, charge.CustomerId, done.Cycle, done.Net, done.Total, done.From);
        db.Announce(changed);
        db.Announce(new RiskSettled(RiskKind, charge.OrderId.Value, "Signup", "A billing cycle chosen since was taken."));
        return changed;
    }

    private Task<Done> Tell(RiskFound risk, CancellationToken cancellationToken) => unit.Run(
        db =>
        {
            db.Announce(risk);
            return Task.FromResult(Done.It);
        },
        cancellationToken);

    private static RiskFound NotRead(OrderId order, string? fault) => new(RiskKind, "yellow", order.Value, $"A customer chose another billing cycle, and its price or the subscription could not be read at the payment service ({fault}). Nothing has changed.");

    private static RiskFound NotDone(OrderId order, string? fault) => new(RiskKind, "yellow", order.Value, $"A customer chose another billing cycle, and the payment service did not take it ({fault}). Nothing has changed; look at the subscription there.");
}
