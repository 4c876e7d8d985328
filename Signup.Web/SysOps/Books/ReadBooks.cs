using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Books;

/// <summary>What the page Money and records shows.</summary>
/// <param name="Look">What the last comparison found; null before the first one.</param>
/// <param name="ToRelease">Oldest first.</param>
/// <param name="Overdue">Those that wait longest first, as many as asked for.</param>
/// <param name="Ladder">Unpaid billing cycles by the further tries that failed, and currency.</param>
public sealed record BooksReading(ReconcilerMark? Look, IReadOnlyList<RefundToRelease> ToRelease, IReadOnlyList<Dispute> Disputes, IReadOnlyList<OverdueInvoice> Overdue, IReadOnlyList<OverdueStep> Ladder, IReadOnlyDictionary<OrderId, NamedOrder> Orders)
{
    public static readonly BooksReading Empty = new(null, [], [], [], [], new Dictionary<OrderId, NamedOrder>());

    /// <summary>By when a dispute must be answered, by its id; those the payment service did not tell it of are missing.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> AnswerBy { get; init; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    public int OverdueCount => Ladder.Sum(step => step.Count);

    public NamedOrder OrderOf(OrderId id) => Orders.GetValueOrDefault(id) ?? NamedOrder.Unknown;
}

/// <param name="Tries">Further tries that failed; 0 is the day it was refused first.</param>
public sealed record OverdueStep(int Tries, string Currency, int Count, long Minor);

/// <summary>An order as a list names it.</summary>
/// <param name="Contract">The contract's number; null while there is none.</param>
public sealed record NamedOrder(string Reference, string Customer, string Plan, BillingCycle Cycle, string? Contract)
{
    /// <summary>Whose it is; null when the order is not there.</summary>
    public CustomerId? CustomerId { get; init; }

    public static readonly NamedOrder Unknown = new(string.Empty, string.Empty, string.Empty, BillingCycle.Once, null);
}

/// <summary>Reads the page: nine statements, whatever there is. The lists are as long as what waits, and never longer than <see cref="Longest"/>.</summary>
public sealed class ReadBooks(IDbContextFactory<SignupDb> contexts)
{
    public const int Longest = 200;

    /// <summary>Unpaid billing cycles shown before more are asked for.</summary>
    public const int Few = 6;

    public async Task<BooksReading> Run(bool allOverdue = false, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var look = await db.Set<ReconcilerMark>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var asked = await db.Set<StaffRefund>().AsNoTracking().Where(r => r.State == StaffRefundState.WaitingForApproval).OrderBy(r => r.AskedAt).Take(Longest).ToListAsync(cancellationToken);
        var held = await db.Set<Compensation>().AsNoTracking().Where(c => c.State == CompensationState.Held).OrderBy(c => c.FoundAt).Take(Longest).ToListAsync(cancellationToken);
        var disputes = await db.Set<Dispute>().AsNoTracking().Where(d => d.ClosedAt == null).OrderBy(d => d.FoundAt).Take(Longest).ToListAsync(cancellationToken);
        var unpaid = db.Set<OverdueInvoice>().AsNoTracking().Where(i => i.SettledAt == null);
        var ladder = await unpaid.GroupBy(i => new { i.Tries, i.Total.Currency }).Select(g => new OverdueStep(g.Key.Tries, g.Key.Currency, g.Count(), g.Sum(i => i.Total.Minor))).ToListAsync(cancellationToken);
        var overdue = await unpaid.OrderBy(i => i.FailedAt).Take(allOverdue ? Longest : Few).ToListAsync(cancellationToken);

        List<RefundToRelease> toRelease = [.. asked.Select(RefundToRelease.Of).Concat(held.Select(RefundToRelease.Of)).OrderBy(r => r.Since)];
        HashSet<OrderId> ids = [.. toRelease.Select(r => r.OrderId), .. disputes.Select(d => d.OrderId), .. overdue.Select(i => i.OrderId), .. (look?.Found ?? []).Select(d => d.OrderId).OfType<OrderId>()];
        return new(look, toRelease, disputes, overdue, ladder, await Named(db, ids, cancellationToken)) { AnswerBy = await AnswerBy(db, disputes, cancellationToken) };
    }

    /// <summary>The payment service says it in each event of a dispute; the newest counts.</summary>
    private static async Task<Dictionary<string, DateTimeOffset>> AnswerBy(SignupDb db, List<Dispute> disputes, CancellationToken cancellationToken)
    {
        if (disputes.Count == 0) { return []; }
        var ids = disputes.ConvertAll(d => d.Id);
        var told = await db.Set<WebhookEvent>().AsNoTracking().Where(e => ids.Contains(e.ObjectId) && e.Body != string.Empty).OrderBy(e => e.CreatedAt).Select(e => new { e.ObjectId, e.Body }).ToListAsync(cancellationToken);
        Dictionary<string, DateTimeOffset> known = new(StringComparer.Ordinal);
        foreach (var happened in told)
        {
            if (AnswerBy(happened.Body) is { } end) { known[happened.ObjectId] = end; }
        }

        return known;
    }

    private static DateTimeOffset? AnswerBy(string body)
    {
        using var happened = JsonDocument.Parse(body);
        return happened.RootElement.TryGetProperty("data", out var data) && data.TryGetProperty("object", out var dispute)
            && dispute.TryGetProperty("evidence_details", out var evidence) && evidence.ValueKind == JsonValueKind.Object
            && evidence.TryGetProperty("due_by", out var end) && end.TryGetInt64(out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    private static async Task<Dictionary<OrderId, NamedOrder>> Named(SignupDb db, HashSet<OrderId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) { return []; }
        var contracts = await db.Set<Contract>().Where(c => ids.Contains(c.OrderId)).Select(c => new { c.OrderId, c.Number, c.CustomerName }).ToDictionaryAsync(c => c.OrderId, cancellationToken);
        var orders = await db.Set<Order>().AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Reference, o.CustomerId, o.Party, o.Offer }).ToListAsync(cancellationToken);
        return orders.ToDictionary(
            o => o.Id,
            o =>
            {
                var contract = contracts.GetValueOrDefault(o.Id);
                return new NamedOrder(o.Reference, contract?.CustomerName ?? o.Party.Name, o.Offer.PlanName, o.Offer.BillingCycle, contract?.Number) { CustomerId = o.CustomerId };
            });
    }
}
