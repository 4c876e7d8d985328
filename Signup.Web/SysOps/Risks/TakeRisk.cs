using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Risks;

/// <summary>Says who deals with a risk. Refusals: UNAUTHORIZED, FORBIDDEN, RISK_NOT_FOUND, ALREADY_TAKEN.</summary>
public sealed class TakeRisk(UnitOfWork work, TimeProvider time)
{
    public static readonly Refusal Already = Refusal.Conflict("ALREADY_TAKEN", "{0} has it already, or it is resolved.");

    public Task<Result<Risk>> Run(RiskId id, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Risk>>(async db =>
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        if (await db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } risk) { return ResolveRisk.NotFound; }
        var before = risk.Taken?.By;
        if (!risk.Take(new(actor.Name, actor.LoginId, time.GetUtcNow()))) { return Already with { Arguments = [risk.Taken?.By ?? risk.Resolution?.By ?? string.Empty] }; }
        db.Audit(actor, AuditAction.TookRisk, risk.Subject, new AuditChange("Owner", before, actor.Name));
        return risk;
    }, cancellationToken);
}
