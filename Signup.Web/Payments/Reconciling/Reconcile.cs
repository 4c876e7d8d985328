using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>Finds what we missed: events that never came, payments still open with us, and differences between our ledger and the payment service's.</summary>
public sealed class Reconcile(UnitOfWork unit, PaymentGateway gateway, ReceiveWebhook webhooks, ReconcileOpen open, CompareLedgers compare, IOptions<PaymentOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(2);
    private static readonly TimeSpan Whole = TimeSpan.FromDays(30);

    /// <summary>Does what is due; answers when something is due again.</summary>
    public async Task<DateTimeOffset> Run(CancellationToken cancellationToken)
    {
        var every = options.Value.ReconcileEvery;
        var now = time.GetUtcNow();
        var mark = await Mark(now, cancellationToken);
        if (mark.EventsCheckedAt + every <= now)
        {
            await foreach (var happened in gateway.EventsSince(mark.EventsUntil - Overlap, cancellationToken)) { await webhooks.Keep(happened, Door.Reconciler); }
            await Note(m => (m.EventsUntil, m.EventsCheckedAt) = (now, now), cancellationToken);
        }

        if (mark.RecordsCheckedAt is not { } last || last + (2 * every) <= now)
        {
            await open.Run(cancellationToken);
            var whole = mark.WholeCheckedAt is not { } before || before + TimeSpan.FromDays(1) <= now;
            var differences = await compare.Run(now - (whole ? Whole : Usual), cancellationToken);
            await Note(
                m =>
                {
                    (m.RecordsCheckedAt, m.Differences) = (now, differences);
                    if (whole) { m.WholeCheckedAt = now; }
                },
                cancellationToken);
        }

        return now + every;
    }

    private Task<ReconcilerMark> Mark(DateTimeOffset now, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var mark = await db.Set<ReconcilerMark>().SingleOrDefaultAsync(m => m.Id == ReconcilerMark.Only, cancellationToken);
            if (mark is null) { db.Add(mark = new() { EventsUntil = now, EventsCheckedAt = now }); }
            return mark;
        },
        cancellationToken);

    private Task<Done> Note(Action<ReconcilerMark> note, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            note(await db.Set<ReconcilerMark>().SingleAsync(m => m.Id == ReconcilerMark.Only, cancellationToken));
            return Done.It;
        },
        cancellationToken);
}
