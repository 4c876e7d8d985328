using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Renewals;

/// <summary>What a notice is about.</summary>
/// <param name="Cycle">Of the periods after the one that is paid.</param>
/// <param name="Wanted">The end that was read and chosen before it was confirmed, one of the next that are possible; null for the first.</param>
/// <param name="Reason">Null when it is not said.</param>
public sealed record NoticeAsked(string Reference, EndTerms Terms, DateTimeOffset StartedAt, BillingCycle Cycle, DateTimeOffset? Wanted, EndReason? Reason = null);

/// <summary>
/// R5: a customer ends what runs with an end of a period that its terms allow, and may take that back until then. The payment service then charges no further period.
/// Refusals: UNAUTHORIZED, SUBSCRIPTION_NOT_FOUND (also somebody else's), END_MOVED, ANOTHER_CHANGE, PAYMENT_SERVICE_UNREACHABLE, END_NOT_TAKEN. Again is a no-op.
/// </summary>
public sealed class EndWithNotice(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, PaymentCalls calls, TimeProvider time)
{
    public static readonly Refusal Moved = Refusal.Conflict("END_MOVED", "It can end on other days now. Look at them and confirm again.");

    public static readonly Refusal AnotherChange = Refusal.Conflict("ANOTHER_CHANGE", "Another change of this contract is under way. Look at it again in a moment.");

    public static readonly Refusal NotTaken = new(RefusalKind.Unavailable, "END_NOT_TAKEN", "The payment service did not take the change. Nothing has changed, and we have been told.");

    /// <summary>The kind of the risk that it did not work; about the order.</summary>
    public const string RiskKind = "notice-not-taken";

    /// <summary>Less than a period: which day a month ends on is for the payment service to say.</summary>
    private static readonly TimeSpan SamePeriod = TimeSpan.FromDays(4);

    /// <returns>The notice that holds: the first one, where it was given before.</returns>
    public async Task<Result<NoticeGiven>> Give(OrderId order, NoticeAsked asked, Actor actor, CancellationToken cancellationToken = default)
    {
        if ((await Find(order, actor, cancellationToken)).Refused(out var refusal, out var charge)) { return refusal; }
        if (charge.EndsAt is { } before && await Newest(order, cancellationToken) is { EndsAt: not null } standing) { return new NoticeGiven(order, charge.CustomerId, standing.Reference, before, standing.DeclaredAt, standing.Reason); }
        if ((await Read(charge, cancellationToken)).Refused(out refusal, out var facts)) { return refusal; }
        var now = time.GetUtcNow();
        var possible = asked.Terms.Ends(now, asked.StartedAt, facts.PeriodEnd, facts.Anchor, asked.Cycle).Take(EndTerms.Choices).ToList();
        var wanted = asked.Wanted ?? possible[0];
        if (possible.FindIndex(end => (end - wanted).Duration() <= SamePeriod) is not (>= 0 and var at)) { return Moved; }
        var ends = possible[at];
        if ((await Tell(charge, new(facts.Id, ends, ends == facts.PeriodEnd, asked.Reference, now, asked.Reason), cancellationToken)).Refused(out refusal, out var done)) { return refusal; }
        return done.EndsAt is { } then ? new NoticeGiven(order, charge.CustomerId, done.Reference, then, done.DeclaredAt, done.Reason) : AnotherChange;
    }

    /// <summary>It renews as before.</summary>
    public async Task<Result<Done>> TakeBack(OrderId order, Actor actor, CancellationToken cancellationToken = default)
    {
        if ((await Find(order, actor, cancellationToken)).Refused(out var refusal, out var charge)) { return refusal; }
        if (charge.EndsAt is null || await Newest(order, cancellationToken) is not { } given) { return Done.It; }
        if ((await Read(charge, cancellationToken)).Refused(out refusal, out var facts)) { return refusal; }
        if ((await Tell(charge, new(facts.Id, null, facts.EndsThen, given.Reference, time.GetUtcNow()), cancellationToken)).Refused(out refusal, out var done)) { return refusal; }
        return done.EndsAt is null ? Done.It : AnotherChange;
    }

    /// <summary>What nobody waits for any more: sent again under the same key.</summary>
    public async Task Carry(PaymentOperationId id, CancellationToken cancellationToken)
    {
        var (key, asked, _) = await calls.Begin<EndingParameters>(id, cancellationToken);
        var answer = await gateway.SetEnd(asked, key, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
                if (operation.IsSettled) { return Done.It; }
                calls.Record(db, operation, answer, answer.Value?.Id);
                var order = operation.OrderId!.Value;
                if (answer.Value is { } made) { await Keep(db, order, asked, made, cancellationToken); }
                else if (operation.State == OperationState.Failed) { db.Announce(NotDone(order, answer.Fault)); }
                return Done.It;
            },
            cancellationToken);
    }

    private async Task<Result<OrderCharge>> Find(OrderId order, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var charge = await db.Set<OrderCharge>().AsNoTracking().SingleOrDefaultAsync(c => c.OrderId == order && c.CustomerId == actor.CustomerId, cancellationToken);
        return charge is { State: ChargeState.Confirmed, SubscriptionId: not null, EndedAt: null } ? charge : ChangeBillingCycle.NotFound;
    }

    private async Task<Result<SubscriptionFacts>> Read(OrderCharge charge, CancellationToken cancellationToken)
    {
        var read = await gateway.ReadSubscription(charge.SubscriptionId!, cancellationToken);
        if (read.Value is not { } facts) { return StartCardSetup.Unreachable; }
        return facts.HasEnded ? ChangeBillingCycle.NotFound : facts;
    }

    /// <summary>What the payment service took last.</summary>
    private async Task<EndingParameters?> Newest(OrderId order, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Changes(db, order).AsNoTracking().FirstOrDefaultAsync(o => o.State == OperationState.Succeeded, cancellationToken) is { } last ? Asked(last) : null;
    }

    private static IQueryable<PaymentOperation> Changes(SignupDb db, OrderId order) =>
        db.Set<PaymentOperation>().Where(o => o.Kind == OperationKind.SetEnd && o.OrderId == order).OrderByDescending(o => o.Attempt);

    private static EndingParameters Asked(PaymentOperation operation) => JsonSerializer.Deserialize<EndingParameters>(operation.Parameters!, PaymentCalls.Json)!;

    /// <returns>What the payment service was asked: by two at once it is what the first asked.</returns>
    private async Task<Result<EndingParameters>> Tell(OrderCharge charge, EndingParameters asked, CancellationToken cancellationToken)
    {
        EndingParameters? done = null;
        var answer = await calls.Run<EndingParameters, SubscriptionFacts>(async db => (await Plan(db, charge, asked.EndsAt is not null, cancellationToken), asked), gateway.SetEnd, made => made.Id, Kept, cancellationToken);
        if (answer.Outcome == Outcome.Unknown) { return StartCardSetup.Unreachable; }
        if (done is not null) { return done; }
        if (answer.Code == "resource_missing") { return ChangeBillingCycle.NotFound; }
        await unit.Run(
            db =>
            {
                db.Announce(NotDone(charge.OrderId, answer.Fault));
                return Task.FromResult(Done.It);
            },
            cancellationToken);
        return NotTaken;

        async Task Kept(SignupDb db, PaymentOperation operation, SubscriptionFacts made) =>
            done = await Keep(db, charge.OrderId, Asked(operation), made, cancellationToken);
    }

    /// <summary>Asked for twice at once it is one change: the second takes up what the first began, or has done.</summary>
    private async Task<PaymentOperation> Plan(SignupDb db, OrderCharge charge, bool ends, CancellationToken cancellationToken)
    {
        var order = charge.OrderId;
        var last = await Changes(db, order).FirstOrDefaultAsync(cancellationToken);
        if (last is { IsSettled: false }) { return last; }
        var stands = (await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == order, cancellationToken)).EndsAt is not null;
        if (last is { State: OperationState.Succeeded } && stands == ends && Asked(last).EndsAt is not null == ends) { return last; }
        var number = (last?.Attempt ?? 0) + 1;
        return PaymentOperation.Plan(OperationKind.SetEnd, $"order-{order}-end-{number}", order.Value, time.GetUtcNow(), charge.SignupId, order, number);
    }

    /// <summary>Told once; when it ends is what the payment service says.</summary>
    private async Task<EndingParameters> Keep(SignupDb db, OrderId order, EndingParameters asked, SubscriptionFacts made, CancellationToken cancellationToken)
    {
        var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == order, cancellationToken);
        var done = asked with { EndsAt = asked.EndsAt is null ? null : made.EndsAt ?? asked.EndsAt };
        if (!charge.EndAt(done.EndsAt, time.GetUtcNow())) { return done; }
        if (done.EndsAt is { } endsAt) { db.Announce(new NoticeGiven(order, charge.CustomerId, done.Reference, endsAt, done.DeclaredAt, done.Reason)); }
        else { db.Announce(new NoticeTakenBack(order, charge.CustomerId, done.Reference, done.DeclaredAt)); }
        db.Announce(new RiskSettled(RiskKind, order.Value, "Signup", "What was asked for since was taken."));
        return done;
    }

    private static RiskFound NotDone(OrderId order, string? fault) => new(RiskKind, "red", order.Value, $"A customer gave notice or took it back, and the payment service did not take it ({fault}). Nothing has changed; look at the subscription there.");
}
