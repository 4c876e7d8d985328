using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>Works off the kept events: those about one object in turn, those about several side by side.</summary>
public sealed class EventWorker(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, HandleWebhook handle, Commits commits, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<EventWorker> log)
    : WokenWorker(time, log)
{
    private const int Batch = 50;
    private const int SideBySide = 4;

    protected override IDisposable ListenFor(Action wake)
    {
        // the built-in sandbox answers only once the server listens
        lifetime.ApplicationStarted.Register(wake);
        return commits.OnKind<WebhookEvent>(wake);
    }

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested) { return null; }
        var now = Time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<WebhookEvent>().Where(e => e.NextTryAt != null && e.NextTryAt <= now).OrderBy(e => e.CreatedAt).ThenBy(e => e.Id).Select(e => new { e.Id, e.ObjectId }).Take(Batch).ToListAsync(cancellationToken);
        await Parallel.ForEachAsync(due.GroupBy(e => e.ObjectId, StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (turn, stop) =>
        {
            foreach (var happened in turn) { await Handle(happened.Id, stop); }
        });
        return await db.Set<WebhookEvent>().Where(e => e.NextTryAt != null).MinAsync(e => e.NextTryAt, cancellationToken);
    }

    private async Task Handle(string id, CancellationToken cancellationToken)
    {
        try
        {
            await handle.Run(id, cancellationToken);
        }
#pragma warning disable CA1031 // one event's fault must not hold up the others; it is noted and tried again
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(e, "Event {Event} could not be handled", id);
            await unit.Run(
                async db =>
                {
                    (await db.Set<WebhookEvent>().SingleAsync(w => w.Id == id, cancellationToken)).PutOff(e.Message, Time.GetUtcNow());
                    return Done.It;
                },
                cancellationToken);
        }
    }
}
