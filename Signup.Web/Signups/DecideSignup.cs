using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>
/// A person decides about an order that is not complete in time: it is tried again, goes without its thank-you page, or ends. Each is a success that changes nothing when it was
/// done before. Refusals: UNAUTHORIZED, FORBIDDEN, SIGNUP_NOT_FOUND, SIGNUP_NOT_LATE, REASON_MISSING, TOO_LONG, and MORE_IS_MISSING to skip, ORDER_IS_CHARGED and MONEY_IS_KEPT to end it.
/// </summary>
public sealed class DecideSignup(UnitOfWork unit, PublicAddress address, IOptions<SignupOptions> options, TimeProvider time)
{
    /// <summary>Told of what waits for a decision; about the sign-up.</summary>
    public const string RiskKind = "order-incomplete";

    public static readonly Refusal NotLate = Refusal.Conflict("SIGNUP_NOT_LATE", "There is nothing to decide here: it goes on by itself, or has ended.");

    public static readonly Refusal MoreIsMissing = Refusal.Conflict("MORE_IS_MISSING", "Only the thank-you page can be skipped. More is missing here.");

    public static readonly Refusal IsCharged = Refusal.Conflict("ORDER_IS_CHARGED", "Nobody knows yet whether money moved. Wait for the payment service, or look there.");

    public static readonly Refusal MoneyIsKept = Refusal.Conflict("MONEY_IS_KEPT", "The customer has paid. Give the money back first.");

    /// <summary>What failed is tried again from the start.</summary>
    public Task<Result<Done>> Retry(Actor actor, SignupId id, CancellationToken cancellationToken = default) => Decide(actor, id, (db, signup) => AskAgain(db, signup, actor, cancellationToken), SignupState.Ordered, cancellationToken);

    /// <summary>It is complete without its thank-you page; the customer is led to the contract.</summary>
    public async Task<Result<Done>> Skip(Actor actor, SignupId id, string? reason, CancellationToken cancellationToken = default)
    {
        if (Said(reason).Refused(out var refusal, out var why)) { return actor.Needs(Role.Manager, Role.Admin) ?? refusal; }
        return await Decide(actor, id, (db, signup) => GoWithout(db, signup, actor, why, cancellationToken), SignupState.Completed, cancellationToken);
    }

    /// <summary>It ends. What was paid must have gone back.</summary>
    public async Task<Result<Done>> Cancel(Actor actor, SignupId id, string? reason, CancellationToken cancellationToken = default)
    {
        if (Said(reason).Refused(out var refusal, out var why)) { return actor.Needs(Role.Manager, Role.Admin) ?? refusal; }
        return await Decide(actor, id, (db, signup) => End(db, signup, actor, why, cancellationToken), SignupState.Cancelled, cancellationToken);
    }

    private static Result<string> Said(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? CancelSignup.ReasonMissing : reason.Trim() is { Length: <= CancelSignup.LongestReason } why ? why : CancelSignup.TooLong;

    private Task<Result<Done>> Decide(Actor actor, SignupId id, Func<SignupDb, Signup, Task<Refusal?>> decision, SignupState already, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
            if (await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } signup) { return Signup.NotFound; }
            if (!signup.CanBeDecided) { return signup.State == already ? Done.It : NotLate; }
            return await decision(db, signup) is { } refused ? refused : Done.It;
        },
        cancellationToken);

    private async Task<Refusal?> AskAgain(SignupDb db, Signup signup, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await CompletionOverdue.AskAgain(db, signup, signup.OrderId!.Value, now, cancellationToken);
        await db.CloseDeadline(CompletionOverdue.Kind, signup.Id.Value, now, cancellationToken);
        signup.WaitAgain();
        CompletionOverdue.Again(db, signup.Id, now + options.Value.ReleaseAfter);
        Settle(db, signup, actor, "Tried again.");
        db.Audit(actor, AuditAction.AskedSignupAgain, new(signup.Id.ToString(), signup.Id.Value, signup.CustomerId));
        return null;
    }

    private async Task<Refusal?> GoWithout(SignupDb db, Signup signup, Actor actor, string reason, CancellationToken cancellationToken)
    {
        var order = await db.Set<Order>().SingleAsync(o => o.Id == signup.OrderId, cancellationToken);
        if (await CompletionOverdue.ContractOf(db, order, cancellationToken) is not { } contract) { return MoreIsMissing; }
        signup.Collect(contract, time.GetUtcNow()); // the word of it may be what is stuck
        await db.CloseDeadline(CompletionOverdue.Kind, signup.Id.Value, time.GetUtcNow(), cancellationToken);
        if (!signup.CompleteWithout(address.Of($"/contracts/{signup.ContractId}"), time.GetUtcNow())) { return MoreIsMissing; }
        db.Announce(new SignupCompleted(signup.Id, signup.ContractId!.Value, null));
        Settle(db, signup, actor, reason);
        db.Audit(actor, AuditAction.CompletedSignup, new(signup.Id.ToString(), signup.Id.Value, signup.CustomerId), new AuditChange("Reason", null, reason));
        return null;
    }

    private async Task<Refusal?> End(SignupDb db, Signup signup, Actor actor, string reason, CancellationToken cancellationToken)
    {
        var order = signup.OrderId!.Value;
        if (await db.Set<Order>().AnyAsync(o => o.Id == order && o.State == OrderState.Charging, cancellationToken)) { return IsCharged; }
        var ledger = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.OrderId == order).ToListAsync(cancellationToken);
        if (ledger.Sum(Kept) > 0) { return MoneyIsKept; }
        var now = time.GetUtcNow();
        signup.Cancel(now);
        await db.CloseDeadline(CompletionOverdue.Kind, signup.Id.Value, now, cancellationToken);
        db.Announce(new SignupCancelled(signup.Id));
        Settle(db, signup, actor, reason);
        db.Audit(actor, AuditAction.CancelledSignup, new(signup.Id.ToString(), signup.Id.Value, signup.CustomerId), new AuditChange("Reason", null, reason));
        return null;
    }

    private static void Settle(SignupDb db, Signup signup, Actor actor, string reason) => db.Announce(new RiskSettled(RiskKind, signup.Id.Value, actor.Name, reason));

    private static long Kept(LedgerEntry entry) => entry.Kind switch
    {
        LedgerKind.Captured or LedgerKind.RefundFailed => entry.Amount.Minor,
        LedgerKind.Refunded or LedgerKind.PaidOtherwise => -entry.Amount.Minor,
        _ => 0,
    };
}
