using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Risks;

/// <summary>Lets a message set aside after five tries be delivered again; its risk ends with that. Refusals: UNAUTHORIZED, FORBIDDEN, RISK_NOT_FOUND.</summary>
public sealed class RetryMessage(UnitOfWork work, TimeProvider time)
{
    public Task<Result<Done>> Run(RiskId id, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(async db =>
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        var risk = await db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == id && r.Kind == RaiseRisk.Quarantined, cancellationToken);
        if (risk is null) { return ResolveRisk.NotFound; }
        var now = time.GetUtcNow();
        foreach (var aside in await db.Set<Delivery>().Where(d => d.Message.Id == risk.SubjectId && d.QuarantinedAt != null).ToListAsync(cancellationToken)) { aside.Retry(now); }
        risk.Resolve(actor.Name, "Tried again", now);
        return Done.It;
    }, cancellationToken);
}
