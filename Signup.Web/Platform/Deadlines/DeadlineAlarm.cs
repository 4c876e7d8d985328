using Microsoft.EntityFrameworkCore;
using Quartz;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Deadlines;

/// <summary>Wakes the deadline job exactly when the next deadline falls due; its timer runs on the TimeProvider, so a moved clock wakes it too.</summary>
public sealed class DeadlineAlarm(IDbContextFactory<SignupDb> contexts, ISchedulerFactory schedulers, Commits commits, TimeProvider time, ILogger<DeadlineAlarm> log)
    : WokenWorker(time, log), IFallsDue
{
    protected override IDisposable ListenFor(Action wake) => commits.OnKind<Deadline>(wake);

    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Deadline>().Where(d => d.ClosedAt == null).MinAsync(d => (DateTimeOffset?)d.DueAt, cancellationToken);
    }

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        var next = await NextAt(cancellationToken);
        if (next is null || next > Time.GetUtcNow()) { return next; }
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(DeadlineJob.Key, cancellationToken);
        return null;
    }
}
