using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Outbox;

/// <summary>
/// Brings what was saved to those who want to hear it: woken by each commit, swept now and then, at least once. Subjects go side by
/// side; within one each handler hears in order, and one that fails holds up neither the other handlers nor other subjects.
/// </summary>
public sealed class OutboxPump(IServiceScopeFactory scopes, Handlers handlers, WrittenEvents events, Commits commits, TimeProvider time, ILogger<OutboxPump> log)
    : LaneWorker<Guid>(time, log)
{
    private const int LookAhead = 100;
    private const int MostConflicts = 20;

    protected override IDisposable ListenFor(Action wake) => commits.OnKind<Delivery>(wake);

    protected override Task<IEnumerable<Guid>> DueLanes(IReadOnlyCollection<Guid> busy, CancellationToken cancellationToken) => Ask<IEnumerable<Guid>>(async db =>
        (await Due(db).Where(d => !busy.Contains(d.Lane)).OrderBy(d => d.Sequence).Select(d => d.Lane).Take(LookAhead).ToListAsync(cancellationToken)).Distinct());

    protected override Task<DateTimeOffset?> NextDue(IReadOnlyCollection<Guid> busy, CancellationToken cancellationToken) => Ask(db =>
        InTurn(db).Where(d => !busy.Contains(d.Lane)).OrderBy(d => d.NextTryAt).Select(d => d.NextTryAt).FirstOrDefaultAsync(cancellationToken));

    /// <summary>To the end of the story: what a delivery announces in its lane is delivered before another lane gets the place.</summary>
    protected override async Task WorkOff(Guid lane, CancellationToken cancellationToken)
    {
        while (await Ask(db => Due(db).AsNoTracking().Where(d => d.Lane == lane).Include(d => d.Message).OrderBy(d => d.Sequence).ThenBy(d => d.Handler).Take(LookAhead).ToListAsync(cancellationToken)) is { Count: > 0 } due)
        {
            var failing = new HashSet<string>(StringComparer.Ordinal);
            foreach (var delivery in due.Where(d => !failing.Contains(d.Handler)))
            {
                if (!await Deliver(delivery, cancellationToken)) { failing.Add(delivery.Handler); }
            }
        }
    }

    private IQueryable<Delivery> Due(SignupDb db)
    {
        var now = Time.GetUtcNow();
        return InTurn(db).Where(d => d.NextTryAt <= now);
    }

    /// <summary>Those whose turn it is: no earlier one to the same handler in the lane waits for a later try. What is set aside holds up nobody.</summary>
    private static IQueryable<Delivery> InTurn(SignupDb db)
    {
        var open = db.Set<Delivery>().Where(d => d.NextTryAt != null);
        return open.Where(d => !open.Any(before => before.Lane == d.Lane && before.Handler == d.Handler && before.Sequence < d.Sequence && before.NextTryAt > d.NextTryAt));
    }

    private async Task<bool> Deliver(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            var happened = delivery.Message.Read(events);
            var handler = handlers.For(happened.GetType(), delivery.Handler) ?? throw new UnreadableEventException($"This program has no {delivery.Handler} that hears {delivery.Message.Type}.");
            await Take(delivery, handler, happened, cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // whatever a handler throws is its own trouble: it is written down, and the others go on
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "{Handler} could not take {Event} {MessageId}", delivery.Handler, delivery.Message.Type, delivery.Message.Id);
            await Record(delivery, e, cancellationToken);
            return false;
        }
    }

    /// <summary>The handler's effect and the end of the delivery in one transaction; a conflict with another command runs it again on fresh state.</summary>
    private async Task Take(Delivery delivery, Handlers.Registration handler, IEvent happened, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
            if (await Find(db, delivery, cancellationToken) is not { } open) { return; }
            await handler.Run(scope.ServiceProvider, happened, db, cancellationToken);
            db.Remove(open);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException e) when (attempt < MostConflicts && UnitOfWork.Lost(e))
            {
                // another command was first: decide again on what it left
            }
        }
    }

    private async Task Record(Delivery delivery, Exception cause, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
        if (await Find(db, delivery, cancellationToken) is not { } open) { return; }
        var isLast = open.Failed(cause.ToString(), Time.GetUtcNow());
        // a MessageQuarantined that is itself set aside announces no other: that would never end
        if (isLast && delivery.Message.Type != nameof(MessageQuarantined)) { db.Announce(new MessageQuarantined(delivery.Message.Id, delivery.Message.Type, delivery.Handler, cause.Message)); }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Task<Delivery?> Find(SignupDb db, Delivery delivery, CancellationToken cancellationToken) =>
        db.Set<Delivery>().SingleOrDefaultAsync(d => d.Sequence == delivery.Sequence && d.Handler == delivery.Handler, cancellationToken);

    private async Task<T> Ask<T>(Func<SignupDb, Task<T>> question)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<SignupDb>());
    }
}
