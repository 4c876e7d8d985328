using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Reconciling;

/// <summary>Finds what we missed: events that never came, payments still open with us, and differences between the payment service, our ledger and what was made of the money.</summary>
public sealed class Reconcile(UnitOfWork unit, PaymentGateway gateway, ReceiveWebhook webhooks, ReconcileOpen open, CompareLedgers ledgers, IEnumerable<IComparedRecords> records, NumberInvoices numbers, IOptions<PaymentOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>The kind of the risk that there are differences.</summary>
    public const string RiskKind = "money-and-records";

    /// <summary>The payment service forgets events after 30 days.</summary>
    private static readonly TimeSpan EventsAreKept = TimeSpan.FromDays(29);

    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(2);
    private static readonly TimeSpan Whole = TimeSpan.FromDays(30);

    /// <summary>What is younger may have been written while we were reading, or waits for its handlers.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>Time between two comparisons.</summary>
    public TimeSpan Pause => 2 * options.Value.ReconcileEvery;

    /// <summary>Does what is due; answers when something is due again.</summary>
    public Task<DateTimeOffset> Run(CancellationToken cancellationToken) => InTurn(
        async () =>
        {
            var every = options.Value.ReconcileEvery;
            var now = time.GetUtcNow();
            var mark = await Mark(now, cancellationToken);
            if (mark.EventsCheckedAt + every <= now)
            {
                var areKnown = mark.EventsUntil + EventsAreKept > now || await open.Subscriptions(cancellationToken);
                await foreach (var happened in gateway.EventsSince(mark.EventsUntil - Overlap, cancellationToken)) { await webhooks.Keep(happened, Door.Reconciler); }
                if (areKnown) { await Note((_, m) => (m.EventsUntil, m.EventsCheckedAt) = (now, now), cancellationToken); }
            }

            if (mark.RecordsCheckedAt is not { } last || last + Pause <= now) { await Compare(mark, now, cancellationToken); }
            return now + every;
        },
        cancellationToken);

    /// <summary>Compares without waiting for the time. What is compared while somebody waits for their turn counts for them too.</summary>
    public Task<Done> Now(CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        return InTurn(
            async () =>
            {
                var now = time.GetUtcNow();
                var mark = await Mark(now, cancellationToken);
                if (mark.RecordsCheckedAt is not { } last || last < asked) { await Compare(mark, now, cancellationToken); }
                return Done.It;
            },
            cancellationToken);
    }

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>While something differs, all of the 30 days before that was first seen is looked at each time: it must not seem to be gone only because it grew old.</summary>
    private async Task Compare(ReconcilerMark mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await open.Run(cancellationToken);
        await numbers.Run((mark.RecordsCheckedAt ?? now - Whole) - Overlap, cancellationToken);
        var whole = mark.Differences > 0 || mark.WholeCheckedAt is not { } before || before + TimeSpan.FromDays(1) <= now;
        var since = (mark.DiffersSince ?? now) - Whole;
        List<Difference> differences = [.. await ledgers.Run(whole ? since : now - Usual, now - Settling, cancellationToken)];
        List<CurrencyBooks> currencies = [];
        foreach (var made in records)
        {
            var compared = await made.Compare(since, now - Settling, cancellationToken);
            differences.AddRange(compared.Differences);
            currencies.AddRange(compared.Currencies);
        }

        var took = time.GetElapsedTime(started);
        await Note(
            (db, m) =>
            {
                if (m.Compared(new(differences, currencies), whole, now, took)) { db.Announce(new RiskSettled(RiskKind, Guid.Empty, "Signup", "Everything agrees again.")); }
                if (differences.Count > 0) { db.Announce(new RiskFound(RiskKind, "red", Guid.Empty, $"{differences.Count} differences between the payment service and our records: {string.Join("; ", differences.Take(5))}.")); }
            },
            cancellationToken);
    }

    private async Task<T> InTurn<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private Task<ReconcilerMark> Mark(DateTimeOffset now, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var mark = await db.Set<ReconcilerMark>().SingleOrDefaultAsync(m => m.Id == ReconcilerMark.Only, cancellationToken);
            if (mark is null) { db.Add(mark = new() { EventsUntil = now, EventsCheckedAt = now }); }
            return mark;
        },
        cancellationToken);

    private Task<Done> Note(Action<SignupDb, ReconcilerMark> note, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            note(db, await db.Set<ReconcilerMark>().SingleAsync(m => m.Id == ReconcilerMark.Only, cancellationToken));
            return Done.It;
        },
        cancellationToken);
}
