using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account.Ending;

/// <summary>
/// R5: a customer ends a contract with an end of a paid period that its terms allow, and may keep it after all until then. Refusals: UNAUTHORIZED, CONTRACT_NOT_FOUND (also
/// somebody else's), ACCOUNT_SUSPENDED, CONTRACT_ENDED, NOTHING_TO_END, ENDS_ANYWAY, and those of <see cref="EndWithNotice"/>. Each again is a no-op.
/// </summary>
public sealed class EndContract(IDbContextFactory<SignupDb> contexts, EndWithNotice notice, IOptions<ShopOptions> shop, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("CONTRACT_NOT_FOUND", "You have no such contract.");

    public static readonly Refusal NothingToEnd = Refusal.Conflict("NOTHING_TO_END", "This was bought once. There is nothing to end.");

    public static readonly Refusal EndsAnyway = Refusal.Conflict("ENDS_ANYWAY", "This contract ends with the paid period, as we have written to you.");

    /// <param name="wanted">The end that was read and chosen, one of the next that are possible; null for the first.</param>
    /// <param name="reason">Null when they do not say.</param>
    public async Task<Result<GivenNotice>> Run(ContractId id, DateTimeOffset? wanted, Actor actor, EndReason? reason = null, CancellationToken cancellationToken = default)
    {
        if ((await Look(id, actor, cancellationToken)).Refused(out var refusal, out var looked)) { return refusal; }
        var (contract, subscription) = looked;
        var asked = new NoticeAsked(OrderReference.Of("E", time.GetUtcNow()), subscription.Offer.Ends ?? new(), subscription.StartedAt, subscription.Change?.Cycle ?? subscription.Offer.BillingCycle, wanted, reason is { } said && Enum.IsDefined(said) ? said : null);
        return (await notice.Give(contract.OrderId, asked, actor, cancellationToken)).Refused(out refusal, out var given) ? refusal : new GivenNotice(given.Reference, given.GivenAt, given.EndsAt, given.Reason);
    }

    /// <summary>The notice is taken back.</summary>
    public async Task<Result<Contract>> Keep(ContractId id, Actor actor, CancellationToken cancellationToken = default)
    {
        if ((await Look(id, actor, cancellationToken)).Refused(out var refusal, out var looked)) { return refusal; }
        return (await notice.TakeBack(looked.Contract.OrderId, actor, cancellationToken)).Refused(out refusal, out _) ? refusal : looked.Contract;
    }

    private async Task<Result<Looked>> Look(ContractId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.CustomerId == actor.CustomerId, cancellationToken) is not { } contract) { return NotFound; }
        if ((await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == contract.CustomerId, cancellationToken)).IsSuspended(shop.Value.SupportEmail) is { } suspended) { return suspended; }
        if (contract.State == ContractState.Ended || contract.Withdrawal is not null) { return Contract.Over; }
        if (await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.OrderId == contract.OrderId, cancellationToken) is not { } subscription) { return NothingToEnd; }
        if (!subscription.IsRunning) { return Contract.Over; }
        return await db.Set<StaffRefund>().AnyAsync(r => r.OrderId == contract.OrderId && r.EndsWithPeriod && (r.State == StaffRefundState.UnderWay || r.State == StaffRefundState.Refunded), cancellationToken) ? EndsAnyway : new Looked(contract, subscription);
    }

    private sealed record Looked(Contract Contract, Subscription Subscription);
}
