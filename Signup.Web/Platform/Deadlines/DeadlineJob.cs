using Microsoft.EntityFrameworkCore;
using Quartz;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Platform.Deadlines;

/// <summary>The one Quartz job: works off what is due in batches, each in one transaction; when one fails, each of its deadlines alone.</summary>
[DisallowConcurrentExecution]
public sealed class DeadlineJob(IServiceScopeFactory scopes, DeadlineKinds kinds, TimeProvider time, ILogger<DeadlineJob> log) : IJob
{
    private const int Batch = 100;
    private const int MostConflicts = 8;

    public static readonly JobKey Key = new("deadlines");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunDue(cancellationToken);

    /// <summary>Works off everything that is due now, and that no other node is at.</summary>
    public async Task RunDue(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested && await RunBatch(cancellationToken)) { }
    }

    /// <summary>False when nothing was due.</summary>
    private async Task<bool> RunBatch(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<Guid> due = [];
        try
        {
            await Act(deadlines => deadlines.Where(d => d.DueAt <= now), due, cancellationToken);
        }
#pragma warning disable CA1031 // whose failure it is shows when each runs alone
        catch (Exception e) when (due.Count > 0 && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogDebug(e, "{Count} deadlines run one by one", due.Count);
            foreach (var id in due) { await Run(id, cancellationToken); }
        }

        return due.Count > 0;
    }

    private async Task Run(Guid id, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Act(deadlines => deadlines.Where(d => d.Id == id), [], cancellationToken);
                return;
            }
            catch (DbUpdateException e) when (attempt < MostConflicts && UnitOfWork.Lost(e))
            {
                // a command was first: decide again on what it left
            }
#pragma warning disable CA1031 // one deadline's failure must not hold up the others; it is recorded and tried again
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogWarning(e, "Deadline {Deadline} failed", id);
                await Record(id, e, cancellationToken);
                return;
            }
        }
    }

    /// <param name="due">Is told which they are.</param>
    private async Task Act(Func<IQueryable<Deadline>, IQueryable<Deadline>> which, List<Guid> due, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
        var open = await which((await db.Claim<Deadline>(cancellationToken)).Where(d => d.ClosedAt == null)).OrderBy(d => d.DueAt).Take(Batch).ToListAsync(cancellationToken);
        due.AddRange(open.Select(d => d.Id));
        foreach (var deadline in open)
        {
            deadline.Close(time.GetUtcNow());
            using var told = Story.Begin($"deadline {deadline.Kind}");
            await kinds.ByKind[deadline.Kind](scope.ServiceProvider, deadline.SubjectId, db, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (DeadlineMeasures.Lag.Enabled) { open.ForEach(d => DeadlineMeasures.Lag.Record(Math.Max(0, (d.ClosedAt!.Value - d.DueAt).TotalSeconds), new KeyValuePair<string, object?>("kind", d.Kind))); }
    }

    private async Task Record(Guid id, Exception cause, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
        var failed = await db.Set<Deadline>().SingleAsync(d => d.Id == id, cancellationToken);
        if (failed.Failed(cause.ToString(), time.GetUtcNow())) { db.Announce(new RiskFound("deadline-failing", "red", failed.SubjectId, $"What was to happen at a deadline ({failed.Kind}) has failed {failed.Tries} times and is tried again at least every hour: {cause.Message}")); }
        await db.SaveChangesAsync(cancellationToken);
    }
}
