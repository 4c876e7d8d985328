using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Webhooks;

/// <summary>
/// Has an event looked into anew, as if it had come just now: what it is about is read at the payment service again, so that doing it twice
/// does nothing twice. Refusals: UNAUTHORIZED, FORBIDDEN, WEBHOOK_NOT_FOUND.
/// </summary>
public sealed class ReplayWebhook(UnitOfWork work, TimeProvider time, ILogger<ReplayWebhook> log)
{
    public static readonly Refusal NotFound = Refusal.NotFound("WEBHOOK_NOT_FOUND", "There is no such webhook.");

    public async Task<Result<Done>> Run(string id, Actor actor, CancellationToken cancellationToken = default)
    {
        var done = await work.Run<Result<Done>>(async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
            if (await db.Set<WebhookEvent>().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } happened) { return NotFound; }
            happened.Replay(time.GetUtcNow());
            db.Audit(actor, AuditAction.ReplayedWebhook, new(id));
            return Done.It;
        }, cancellationToken);
        if (!done.IsRefused) { log.LogInformation("Event {Event} is looked into anew for {Login}", id, actor.LoginId); }
        return done;
    }
}
