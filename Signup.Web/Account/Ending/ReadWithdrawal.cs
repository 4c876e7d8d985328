using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;
using SignupWeb.Support;

namespace SignupWeb.Account.Ending;

/// <summary>A contract and what withdrawing from it would mean.</summary>
/// <param name="Until">The last instant before which it may be.</param>
/// <param name="DaysUsed">Full days that are kept; 0 where nothing is.</param>
/// <param name="WhyNot">Null while it may be.</param>
/// <param name="Card">What the money goes back to; null when that card is on file no more.</param>
/// <param name="Invoices">What was paid, the oldest first.</param>
/// <param name="OpenRequests">Support requests that are closed with it.</param>
public sealed record WithdrawalReading(Contract Contract, WithdrawalMoney Money, DateTimeOffset Until, int DaysUsed, Refusal? WhyNot, PaymentProfile? Card, IReadOnlyList<Invoice> Invoices, int OpenRequests);

/// <summary>One of a customer's contracts that run, to choose from.</summary>
/// <param name="Total">What was to pay with its order.</param>
/// <param name="Until">The last instant before which it may be.</param>
/// <param name="WhyNot">Null while it may be.</param>
public sealed record WithdrawalChoice(Contract Contract, Money Total, DateTimeOffset Until, Refusal? WhyNot);

/// <summary>Reads what a customer must know before they withdraw.</summary>
public sealed class ReadWithdrawal(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop, TimeProvider time)
{
    private const int Most = 50;

    /// <summary>Those of their contracts that have not ended, the newest first: those they can withdraw from, and why they cannot from others.</summary>
    public async Task<IReadOnlyList<WithdrawalChoice>> Choices(CustomerId owner, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var running = await db.Set<Contract>().AsNoTracking().Where(c => c.CustomerId == owner && c.State != ContractState.Ended)
            .Join(db.Set<Order>(), c => c.OrderId, o => o.Id, (c, o) => new { Contract = c, o.Total }).OrderByDescending(both => both.Contract.SignedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. running.Where(both => both.Contract.Withdrawal is null).Select(both => new WithdrawalChoice(both.Contract, both.Total, WithdrawalRight.EndsAt(both.Contract, shop.Value.Zone), WithdrawalRight.WhyNot(both.Contract, now, shop.Value.Zone)))];
    }

    /// <param name="owner">Whose contract it must be; null for who holds its link.</param>
    /// <param name="inTime">When the link was asked for; null is now.</param>
    public async Task<WithdrawalReading?> Run(ContractId id, CustomerId? owner, DateTimeOffset? inTime = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && (owner == null || c.CustomerId == owner), cancellationToken) is not { } contract) { return null; }
        var at = inTime ?? time.GetUtcNow();
        var used = WithdrawalRight.Used(contract, at);
        var card = await db.Set<OrderCharge>().Where(c => c.OrderId == contract.OrderId).Join(db.Set<PaymentProfile>(), c => c.PaymentProfileId, p => p.Id, (_, profile) => profile).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        var invoices = await db.Set<Invoice>().AsNoTracking().Where(i => i.OrderId == contract.OrderId).OrderBy(i => i.PaidAt).ToListAsync(cancellationToken);
        var requests = await db.Set<SupportRequest>().CountAsync(r => r.ContractId == id && r.State != SupportState.Closed, cancellationToken);
        return new(contract, await WithdrawalMoney.Of(db, contract.OrderId, used, cancellationToken), WithdrawalRight.EndsAt(contract, shop.Value.Zone), used.Days, WithdrawalRight.WhyNot(contract, at, shop.Value.Zone), card, invoices, requests);
    }
}
