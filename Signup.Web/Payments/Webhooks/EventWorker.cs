using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Watching;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Payments.Webhooks;

/// <summary>Works off the kept events: those about one object in turn, others beside them.</summary>
public sealed class EventWorker(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, HandleWebhook handle, Burst burst, Commits commits, TimeProvider time, IHostApplicationLifetime lifetime, IHolds holds, ILogger<EventWorker> log)
    : LaneWorker<string>(time, log, lifetime, holds)
{
    private const int LookAhead = 100;

    protected override int SideBySide => 4;

    protected override IDisposable ListenFor(Action wake) => commits.OnKind<WebhookEvent>(wake);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        await burst.Pass(cancellationToken);
        return await base.Work(cancellationToken);
    }

    protected override async Task<IEnumerable<string>> DueLanes(IReadOnlyCollection<string> busy, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await Due(db).Where(e => !busy.Contains(e.ObjectId)).OrderBy(e => e.NextTryAt).Select(e => e.ObjectId).Take(LookAhead).ToListAsync(cancellationToken)).Distinct(StringComparer.Ordinal);
    }

    protected override async Task<DateTimeOffset?> NextDue(IReadOnlyCollection<string> busy, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<WebhookEvent>().Where(e => e.NextTryAt != null && !busy.Contains(e.ObjectId)).MinAsync(e => e.NextTryAt, cancellationToken);
    }

    protected override async Task WorkOff(string lane, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await Due(db).AsNoTracking().Where(e => e.ObjectId == lane).OrderBy(e => e.CreatedAt).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        foreach (var told in due.GroupBy(e => (e.ObjectType, e.IsLive, WebhookTypes.Heard.Contains(e.Type, StringComparer.Ordinal)))) { await Handle([.. told], cancellationToken); }
    }

    private IQueryable<WebhookEvent> Due(SignupDb db)
    {
        var now = Time.GetUtcNow();
        return db.Set<WebhookEvent>().Where(e => e.NextTryAt <= now);
    }

    private async Task Handle(List<WebhookEvent> told, CancellationToken cancellationToken)
    {
        using var story = Story.Begin($"webhook {told[0].Type}", kind: ActivityKind.Consumer);
        try
        {
            await handle.Run(told, cancellationToken);
        }
#pragma warning disable CA1031 // the fault of one object must not hold up the others; it is noted and tried again
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var ids = told.ConvertAll(w => w.Id);
            log.LogError(e, "Events {Events} could not be handled", ids);
            await unit.Run(
                async db =>
                {
                    foreach (var left in await db.Set<WebhookEvent>().Where(w => ids.Contains(w.Id)).ToListAsync(cancellationToken)) { left.PutOff(e.Message, Time.GetUtcNow()); }
                    return Done.It;
                },
                cancellationToken);
        }
    }
}
