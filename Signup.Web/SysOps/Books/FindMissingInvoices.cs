using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Workers;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.Books;

/// <summary>
/// R5, receives an invoice, for the case that it does not: money that was taken and has no invoice of ours half a minute later is a red risk,
/// told once, within a minute. What is older than an hour is left to the comparison of all records.
/// </summary>
public sealed class FindMissingInvoices(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, TimeProvider time, ILogger<FindMissingInvoices> log) : WokenWorker(time, log)
{
    public const string RiskKind = "invoice-missing";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    protected override TimeSpan Sweep => TimeSpan.FromSeconds(20);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        await Look(cancellationToken);
        return null;
    }

    /// <summary>How many are missing that were not told of before.</summary>
    public async Task<int> Look(CancellationToken cancellationToken = default)
    {
        var missing = (await Missing(cancellationToken)).FindAll(m => told.Add(m.Id));
        if (missing.Count == 0) { return 0; }
        return await unit.Run(
            db =>
            {
                foreach (var (id, order) in missing) { db.Announce(new RiskFound(RiskKind, "red", order.Value, $"Money was taken for invoice {id} of the payment service, and there is no invoice of ours: the customer has no document. If a message could not be delivered, that is a risk of its own.")); }
                return Task.FromResult(missing.Count);
            },
            cancellationToken);
    }

    private async Task<List<(string Id, OrderId Order)>> Missing(CancellationToken cancellationToken)
    {
        var (from, until) = (Time.GetUtcNow() - Lately, Time.GetUtcNow() - Patience);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var invoices = db.Set<Invoice>();
        var found = await db.Set<PaidInvoice>().Where(p => p.IsKept && p.TakenAt >= from && p.TakenAt < until && !invoices.Any(i => i.PaymentInvoiceId == p.Id))
            .Select(p => new { p.Id, p.OrderId }).ToListAsync(cancellationToken);
        return found.ConvertAll(p => (p.Id, p.OrderId));
    }
}
