using Microsoft.EntityFrameworkCore;
using Quartz;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Deadlines;

/// <summary>The one Quartz job: works off what is due, in batches, each deadline in a transaction of its own.</summary>
[DisallowConcurrentExecution]
public sealed class DeadlineJob(IServiceScopeFactory scopes, DeadlineKinds kinds, TimeProvider time, ILogger<DeadlineJob> log) : IJob
{
    private const int Batch = 200;

    public static readonly JobKey Key = new("deadlines");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunDue(cancellationToken);

    /// <summary>Works off everything that is due now.</summary>
    public async Task RunDue(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            List<Guid> due;
            await using (var scope = scopes.CreateAsyncScope())
            {
                due = await scope.ServiceProvider.GetRequiredService<SignupDb>().Set<Deadline>()
                    .Where(d => d.ClosedAt == null && d.DueAt <= now).OrderBy(d => d.DueAt).Select(d => d.Id).Take(Batch).ToListAsync(cancellationToken);
            }

            if (due.Count == 0) { return; }
            foreach (var id in due)
            {
                await Run(id, cancellationToken);
            }
        }
    }

    private async Task Run(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await Act(id, cancellationToken);
        }
#pragma warning disable CA1031 // one deadline's failure must not hold up the others; it is recorded and tried again
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "Deadline {Deadline} failed", id);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
            var failed = await db.Set<Deadline>().SingleAsync(d => d.Id == id, cancellationToken);
            if (failed.Failed(e.ToString(), time.GetUtcNow())) { db.Announce(new RiskFound("deadline-failing", "red", failed.SubjectId, $"What was to happen at a deadline ({failed.Kind}) has failed {failed.Tries} times and is tried again at least every hour: {e.Message}")); }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task Act(Guid id, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
            var deadline = await db.Set<Deadline>().SingleAsync(d => d.Id == id, cancellationToken);
            if (!deadline.IsOpen) { return; }
            deadline.Close(time.GetUtcNow());
            var whenDue = (IDue)Activator.CreateInstance(typeof(Due<>).MakeGenericType(kinds.ByKind[deadline.Kind]))!;
            await whenDue.Run(scope.ServiceProvider, deadline.SubjectId, db, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException e) when (attempt < 8 && UnitOfWork.Lost(e))
            {
                // a command was first: decide again on what it left
            }
        }
    }

    private interface IDue
    {
        Task Run(IServiceProvider provider, Guid subjectId, SignupDb db, CancellationToken cancellationToken);
    }

    private sealed class Due<TWhenDue> : IDue
        where TWhenDue : class, IWhenDue
    {
        public Task Run(IServiceProvider provider, Guid subjectId, SignupDb db, CancellationToken cancellationToken) =>
            provider.GetRequiredService<TWhenDue>().Run(subjectId, db, cancellationToken);
    }
}
