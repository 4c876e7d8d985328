using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Risks;

/// <summary>
/// Gives up a delivery that was set aside: it counts as done, and what its handler would have done is left undone. Who did it and why stands
/// in the resolution of the risk; the risk stays open while other handlers of the message are set aside.
/// Refusals: UNAUTHORIZED, FORBIDDEN, REASON_MISSING, MESSAGE_NOT_SET_ASIDE.
/// </summary>
public sealed class DiscardMessage(UnitOfWork work, TimeProvider time)
{
    public Task<Result<Done>> Run(Guid messageId, string handler, string? reason, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(async db =>
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if (string.IsNullOrWhiteSpace(reason)) { return Risk.ReasonMissing; }
        var aside = await SetAside.Of(db, messageId, cancellationToken);
        if (aside.Find(d => d.Handler == handler) is not { } delivery) { return SetAside.No; }
        db.Remove(delivery);
        db.Audit(actor, AuditAction.DiscardedMessage, new(messageId.ToString(), messageId), new AuditChange("State", "Set aside", "Discarded"), new AuditChange("Handler", null, handler));
        var open = aside.Count == 1 ? await SetAside.RiskOf(db, messageId, cancellationToken) : null;
        return Ended(db, open, delivery).Resolve(actor.Name, $"Discarded for {handler}: {reason.Trim()}", time.GetUtcNow()) is { } refusal ? refusal : Done.It;
    }, cancellationToken);

    /// <summary>Where there is no risk that ends with it, one is written down for the record alone.</summary>
    private Risk Ended(SignupDb db, Risk? open, Delivery delivery)
    {
        if (open is not null) { return open; }
        var risk = Risk.Found(RaiseRisk.Quarantined, Severity.Red, delivery.Message.Id, $"{delivery.Handler} could not take {delivery.Message.Type}.", time.GetUtcNow());
        db.Add(risk);
        return risk;
    }
}
