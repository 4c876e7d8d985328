using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Risks;

/// <summary>Lets a message set aside after five tries be delivered again; its risk ends with that. Refusals: UNAUTHORIZED, FORBIDDEN, RISK_NOT_FOUND, MESSAGE_NOT_SET_ASIDE.</summary>
public sealed class RetryMessage(UnitOfWork work, TimeProvider time)
{
    private const string Reason = "Tried again";

    public Task<Result<Done>> Run(RiskId id, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(async db =>
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        var risk = await db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == id && r.Kind == RaiseRisk.Quarantined, cancellationToken);
        if (risk is null) { return ResolveRisk.NotFound; }
        var now = time.GetUtcNow();
        foreach (var aside in await SetAside.Of(db, risk.SubjectId, cancellationToken)) { aside.Retry(now); }
        risk.Resolve(actor.Name, Reason, now);
        db.Audit(actor, AuditAction.RetriedMessage, new(risk.SubjectId.ToString(), risk.SubjectId));
        return Done.It;
    }, cancellationToken);

    /// <summary>The same for one whose risk somebody resolved already, or that has none.</summary>
    public Task<Result<Done>> OfMessage(Guid messageId, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(async db =>
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        var now = time.GetUtcNow();
        var aside = await SetAside.Of(db, messageId, cancellationToken);
        if (aside.Count == 0) { return SetAside.No; }
        aside.ForEach(delivery => delivery.Retry(now));
        (await SetAside.RiskOf(db, messageId, cancellationToken))?.Resolve(actor.Name, Reason, now);
        db.Audit(actor, AuditAction.RetriedMessage, new(messageId.ToString(), messageId));
        return Done.It;
    }, cancellationToken);
}
