using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Workers;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Missing;

/// <summary>
/// R5, missing invoice and contract incomplete, found by looking: forty seconds after money was taken, and from a day before the start on, everything that
/// comes of it must be there. Every payment is looked at once, what is missing again and again: once it is there, its risk goes by itself.
/// </summary>
public sealed class FindMissing(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, TimeProvider time, ILogger<FindMissing> log) : WokenWorker(time, log)
{
    /// <summary>Payments, and open risks, in one look.</summary>
    public const int AtOnce = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan BeforeTheStart = TimeSpan.FromDays(1);

    private static readonly string[] Kinds = [MissingInvoices.RiskKind, IncompleteContracts.RiskKind];

    private (DateTimeOffset At, string Id) seen = (time.GetUtcNow() - BeforeTheStart, string.Empty);

    protected override TimeSpan Sweep => TimeSpan.FromSeconds(20);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken) => await Look(cancellationToken) ? Time.GetUtcNow() : null;

    /// <summary>True when there is more to look at.</summary>
    public async Task<bool> Look(CancellationToken cancellationToken = default)
    {
        var until = Time.GetUtcNow() - Patience;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var paid = await Paid(db, until, cancellationToken);
        var open = await db.Set<Risk>().AsNoTracking().Where(r => r.IsOpen && Kinds.Contains(r.Kind)).OrderBy(r => r.Kind).ThenBy(r => r.SubjectId).Take(AtOnce).ToListAsync(cancellationToken);
        var missing = await Missing(db, [.. paid.Select(p => p.OrderId), .. open.Select(r => new OrderId(r.SubjectId))], until, cancellationToken);
        var fresh = missing.FindAll(m => !open.Exists(r => r.Kind == m.Kind && r.SubjectId == m.Order.Value && r.Sentence == m.Sentence));
        var there = open.FindAll(r => !missing.Exists(m => m.Kind == r.Kind && m.Order.Value == r.SubjectId));
        await Tell(fresh, there, await UnpaidOrders.NoMore(db, AtOnce, cancellationToken), cancellationToken);
        if (paid.Count > 0) { seen = (paid[^1].TakenAt, paid[^1].Id); }
        return paid.Count == AtOnce;
    }

    private Task<List<PaidInvoice>> Paid(SignupDb db, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (at, id) = seen;
#pragma warning disable CA1309, CA1310, MA0001, MA0074 // the database compares, byte by byte
        return db.Set<PaidInvoice>().AsNoTracking().Where(p => p.TakenAt >= at && p.TakenAt < until && p.IsKept && (p.TakenAt > at || string.Compare(p.Id, id) > 0))
            .OrderBy(p => p.TakenAt).ThenBy(p => p.Id).Take(AtOnce).ToListAsync(cancellationToken);
#pragma warning restore CA1309, CA1310, MA0001, MA0074
    }

    private static async Task<List<MissingThing>> Missing(SignupDb db, HashSet<OrderId> orders, DateTimeOffset until, CancellationToken cancellationToken) =>
        orders.Count == 0 ? [] : [.. await MissingInvoices.Among(db, orders, until, cancellationToken), .. await IncompleteContracts.Among(db, orders, cancellationToken)];

    private async Task Tell(List<MissingThing> found, List<Risk> there, List<Risk> paid, CancellationToken cancellationToken)
    {
        if (found.Count + there.Count + paid.Count == 0) { return; }
        await unit.Run(
            db =>
            {
                foreach (var thing in found) { db.Announce(new RiskFound(thing.Kind, "red", thing.Order.Value, thing.Sentence)); }
                foreach (var risk in there) { db.Announce(new RiskSettled(risk.Kind, risk.SubjectId, "Signup", "It is there now.")); }
                foreach (var risk in paid) { db.Announce(new RiskSettled(risk.Kind, risk.SubjectId, "Signup", "It is paid, or nobody waits for it any more.")); }
                return Task.FromResult(Done.It);
            },
            cancellationToken);
    }
}
