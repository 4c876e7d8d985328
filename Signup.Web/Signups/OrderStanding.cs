using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Provisioning;

namespace SignupWeb.Signups;

/// <summary>What came of an order beyond its own row: whether what was bought is set up, and what money went back.</summary>
/// <param name="ReadySince">When the download was ready, or the subscription ran under its contract, or the plan was changed; null while it is not.</param>
/// <param name="HasFailed">It could not be provided so far, and its customer was told.</param>
public sealed record OrderStanding(DateTimeOffset? ReadySince, bool HasFailed, MoneyBack? Back)
{
    public static readonly OrderStanding Nothing = new(null, false, null);

    private static readonly LedgerKind[] WentBack = [LedgerKind.Refunded, LedgerKind.RefundFailed, LedgerKind.PaidOtherwise];

    /// <summary>Of each of these orders.</summary>
    public static async Task<Dictionary<OrderId, OrderStanding>> Of(SignupDb db, IReadOnlyList<Order> orders, CancellationToken cancellationToken = default)
    {
        var ids = orders.Select(o => o.Id).ToList();
        var active = await db.Set<Contract>().Where(c => ids.Contains(c.OrderId)).Select(c => new { c.OrderId, c.ActiveSince }).ToDictionaryAsync(c => c.OrderId, c => c.ActiveSince, cancellationToken);
        var provided = await db.Set<Download>().Where(d => ids.Contains(d.OrderId)).Select(d => new { d.OrderId, d.ReadyAt, d.FailedAt }).ToDictionaryAsync(d => d.OrderId, cancellationToken);
        var back = (await db.Set<LedgerEntry>().AsNoTracking().Where(e => ids.Contains(e.OrderId) && WentBack.Contains(e.Kind)).ToListAsync(cancellationToken)).ToLookup(e => e.OrderId);
        var changes = orders.Where(o => o.Offer.Change is not null).Select(o => (OrderId?)o.Id).ToList();
        var changed = changes.Count == 0 ? [] : await db.Set<Signup>().Where(s => changes.Contains(s.OrderId) && s.State == SignupState.Completed).ToDictionaryAsync(s => s.OrderId!.Value, s => s.EndedAt, cancellationToken);
        return orders.ToDictionary(o => o.Id, o => new OrderStanding(
            o.Offer switch { { Change: not null } => changed.GetValueOrDefault(o.Id), { Kind: PlanKind.Download } => provided.GetValueOrDefault(o.Id)?.ReadyAt, _ => active.GetValueOrDefault(o.Id) },
            provided.GetValueOrDefault(o.Id)?.FailedAt is not null,
            MoneyOf([.. back[o.Id]])));
    }

    private static MoneyBack? MoneyOf(IReadOnlyList<LedgerEntry> entries) =>
        entries.Sum(e => e.WentBack) is > 0 and var minor ? new(entries[0].Amount with { Minor = minor }, entries.Max(e => e.At)) : null;
}
