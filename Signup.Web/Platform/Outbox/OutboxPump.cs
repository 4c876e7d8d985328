using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Outbox;

/// <summary>Delivers what was saved to those who want to hear it: woken by each commit, swept now and then, at least once, in order of writing.</summary>
public sealed class OutboxPump(IServiceScopeFactory scopes, Handlers handlers, Commits commits, TimeProvider time, ILogger<OutboxPump> log)
    : WokenWorker(time, log)
{
    private const int Batch = 50;

    protected override IDisposable ListenFor(Action wake) => commits.OnKind<OutboxMessage>(wake);

    /// <summary>Delivers everything that is due now, also what the deliveries announce (tests, clean shutdown).</summary>
    public async Task DeliverDue(CancellationToken cancellationToken = default)
    {
        while (await Work(cancellationToken) is { } next && next <= Time.GetUtcNow())
        {
        }
    }

    /// <summary>Delivers one batch; answers when to look again, or null when nothing waits.</summary>
    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        List<long> due;
        DateTimeOffset? next;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
            due = await db.Set<OutboxMessage>().Where(m => m.NextTryAt != null && m.NextTryAt <= now).OrderBy(m => m.Sequence).Select(m => m.Sequence).Take(Batch).ToListAsync(cancellationToken);
            next = due.Count > 0 ? now : await db.Set<OutboxMessage>().Where(m => m.NextTryAt != null).MinAsync(m => m.NextTryAt, cancellationToken);
        }

        foreach (var sequence in due)
        {
            await Deliver(sequence, cancellationToken);
        }

        return next;
    }

    private async Task Deliver(long sequence, CancellationToken cancellationToken)
    {
        OutboxMessage message;
        await using (var scope = scopes.CreateAsyncScope())
        {
            message = await scope.ServiceProvider.GetRequiredService<SignupDb>().Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Sequence == sequence, cancellationToken);
        }

        var happened = message.Read();
        foreach (var handler in handlers.Of(happened.GetType()))
        {
            try
            {
                await Take(message.Id, handler, happened, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                var cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
                log.LogWarning(cause, "{Handler} could not take {Event} {MessageId}", handler.Name, message.Type, message.Id);
                await Record(sequence, handler.Name, cause, cancellationToken);
                return;
            }
        }

        await Record(sequence, null, null, cancellationToken);
    }

    /// <summary>The handler's effect and its inbox entry in one transaction; a conflict with another command runs it again on fresh state.</summary>
    private async Task Take(Guid messageId, Handlers.Registration handler, Kernel.IEvent happened, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
            if (await db.Set<InboxEntry>().AnyAsync(e => e.MessageId == messageId && e.Handler == handler.Name, cancellationToken)) { return; }
            await handler.Run(scope.ServiceProvider, happened, db, cancellationToken);
            db.Add(new InboxEntry { MessageId = messageId, Handler = handler.Name, HandledAt = Time.GetUtcNow() });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException e) when (attempt < 8 && UnitOfWork.Lost(e))
            {
                // another command was first: decide again on what it left
            }
        }
    }

    private async Task Record(long sequence, string? failedHandler, Exception? cause, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignupDb>();
        var message = await db.Set<OutboxMessage>().SingleAsync(m => m.Sequence == sequence, cancellationToken);
        var now = Time.GetUtcNow();
        if (failedHandler is null) { message.Delivered(now); }
        else if (message.Failed(cause!.ToString(), now)) { db.Announce(new MessageQuarantined(message.Id, message.Type, failedHandler, cause.Message)); }

        await db.SaveChangesAsync(cancellationToken);
    }
}
