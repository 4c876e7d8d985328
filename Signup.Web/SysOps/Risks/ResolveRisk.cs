using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Risks;

/// <summary>Takes a risk off the queue, with a reason. Refusals: UNAUTHORIZED, FORBIDDEN, RISK_NOT_FOUND, REASON_MISSING.</summary>
public sealed class ResolveRisk(UnitOfWork work, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("RISK_NOT_FOUND", "There is no such risk.");

    public Task<Result<Risk>> Run(RiskId id, string? reason, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Risk>>(async db =>
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        var risk = await db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (risk is null) { return NotFound; }
        var wasOpen = risk.IsOpen;
        if (risk.Resolve(actor.Name, reason, time.GetUtcNow()) is { } refusal) { return refusal; }
        if (wasOpen) { db.Audit(actor, AuditAction.ResolvedRisk, risk.Subject, new AuditChange("State", "Open", "Resolved")); }
        return risk;
    }, cancellationToken);
}
