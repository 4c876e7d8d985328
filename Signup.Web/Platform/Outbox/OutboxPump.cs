using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Watching;
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

    /// <summary>Between two waits for the disk there is work for the processor, and numbers in a row (invoices, contracts) let one through at a time.</summary>
    protected override int SideBySide => 4;

    protected override IDisposable ListenFor(Action wake) => commits.OnKind<Delivery>(wake);

    /// <summary>The oldest unfinished story first: ids begin with the time they were made (UUID version 7).</summary>
    protected override Task<IEnumerable<Guid>> DueLanes(IReadOnlyCollection<Guid> busy, CancellationToken cancellationToken) => Ask<IEnumerable<Guid>>(async db =>
        (await Due(db).Where(d => !busy.Contains(d.Lane)).OrderBy(d => d.Lane).Select(d => d.Lane).Take(LookAhead).ToListAsync(cancellationToken)).Distinct());

    protected override Task<DateTimeOffset?> NextDue(IReadOnlyCollection<Guid> busy, CancellationToken cancellationToken) => Ask(db =>
        InTurn(db).Where(d => !busy.Contains(d.Lane)).OrderBy(d => d.NextTryAt).Select(d => d.NextTryAt).FirstOrDefaultAsync(cancellationToken));

    /// <summary>
    /// To the end of the story: what a delivery announces in its lane is delivered before another lane gets the place. What is due
    /// goes together, in one commit; when that fails, each alone.
    /// </summary>
    protected override async Task WorkOff(Guid lane, CancellationToken cancellationToken)
    {
        Delivery? left = null;
        while (await Ask(db => Due(db).AsNoTracking().Where(d => d.Lane == lane).Include(d => d.Message).OrderBy(d => d.Sequence).ThenBy(d => d.Handler).Take(LookAhead).ToListAsync(cancellationToken)) is { Count: > 0 } due)
        {
            // one for each handler: what it wrote for the first it may look up for the second
            if (left is not null && left.Sequence == due[0].Sequence && left.Handler == due[0].Handler)
            {
                await LeaveToOthers(cancellationToken);
                return;
            }

            var together = due.DistinctBy(d => d.Handler, StringComparer.Ordinal).ToList();
            left = await Deliver(together, cancellationToken) == 0 ? together[0] : null;
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

    /// <summary>How many of them were taken, or set aside for later; another node may have been first, or has them at this moment.</summary>
    private async Task<int> Deliver(List<Delivery> together, CancellationToken cancellationToken)
    {
        if (together.Count > 1 && await TryDeliver(together, cancellationToken) is { } taken) { return taken; }
        taken = 0;
        foreach (var delivery in together) { taken += await Deliver(delivery, cancellationToken); }
        return taken;
    }

    /// <summary>Null when they do not go together.</summary>
    private async Task<int?> TryDeliver(List<Delivery> together, CancellationToken cancellationToken)
    {
        try
        {
            return await Take(together, cancellationToken);
        }
#pragma warning disable CA1031 // whose trouble it is shows when each goes alone
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogDebug(e, "{Count} deliveries go one by one", together.Count);
            return null;
        }
    }

    private async Task<int> Deliver(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await Take([delivery], cancellationToken);
        }
#pragma warning disable CA1031 // whatever a handler throws is its own trouble: it is written down, and the others go on
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "{Handler} could not take {Event} {MessageId}", delivery.Handler, delivery.Message.Type, delivery.Message.Id);
            await Record(delivery, e, cancellationToken);
            return 1;
        }
    }

    /// <summary>The handlers' effects and the end of the deliveries in one transaction; a conflict with another command runs them again on fresh state.</summary>
    private async Task<int> Take(List<Delivery> together, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
            var taken = 0;
            foreach (var delivery in together) { taken += await Take(delivery, scope.ServiceProvider, db, cancellationToken) ? 1 : 0; }
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                if (OutboxMeasures.Lag.Enabled) { together.ForEach(delivery => OutboxMeasures.Lag.Record(Math.Max(0, (Time.GetUtcNow() - delivery.Message.OccurredAt).TotalSeconds))); }
                return taken;
            }
            catch (DbUpdateException e) when (attempt < MostConflicts && UnitOfWork.Lost(e))
            {
                // another command was first: decide again on what it left
            }
        }
    }

    private async Task<bool> Take(Delivery delivery, IServiceProvider services, SignupDb db, CancellationToken cancellationToken)
    {
        var happened = delivery.Message.Read(events);
        var handler = handlers.For(happened.GetType(), delivery.Handler) ?? throw new UnreadableEventException($"This program has no {delivery.Handler} that hears {delivery.Message.Type}.");
        if (await Find(db, delivery, cancellationToken) is not { } open) { return false; }
        db.Remove(open);
        using var told = Story.IsTold ? Story.Begin($"{delivery.Handler} hears {delivery.Message.Type}", await SignupOf(db, delivery.Message, cancellationToken), ActivityKind.Consumer) : null;
        await handler.Run(services, delivery, happened, db, cancellationToken);
        return true;
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

    /// <summary>An event of an order belongs to the sign-up of which the order's first event tells.</summary>
    private static async Task<Guid?> SignupOf(SignupDb db, OutboxMessage message, CancellationToken cancellationToken) => message is { SignupId: null, OrderId: { } order }
        ? await db.Set<OutboxMessage>().Where(m => m.OrderId == order && m.SignupId != null).OrderBy(m => m.Sequence).Select(m => m.SignupId).FirstOrDefaultAsync(cancellationToken)
        : message.SignupId;

    private static async Task<Delivery?> Find(SignupDb db, Delivery delivery, CancellationToken cancellationToken) =>
        await (await db.Claim<Delivery>(cancellationToken)).SingleOrDefaultAsync(d => d.Sequence == delivery.Sequence && d.Handler == delivery.Handler, cancellationToken);

    private async Task<T> Ask<T>(Func<SignupDb, Task<T>> question)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<SignupDb>());
    }
}
