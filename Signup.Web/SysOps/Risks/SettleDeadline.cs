using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.SysOps.Risks;

/// <summary>
/// A person looks after a deadline: has what should have happened by now tried at once, or gives up what fails again and again. One whose time has not come
/// stays as it is: it was promised to somebody. Refusals: UNAUTHORIZED, FORBIDDEN, DEADLINE_NOT_FOUND, DEADLINE_NOT_DUE, DEADLINE_NOT_FAILING, DEADLINE_RECURS, REASON_MISSING.
/// </summary>
public sealed class SettleDeadline(UnitOfWork work, TimeProvider time)
{
    /// <summary>The kind of the risk of one that failed often.</summary>
    public const string Failing = "deadline-failing";

    public static readonly Refusal NotFound = Refusal.NotFound("DEADLINE_NOT_FOUND", "This deadline is not open any more.");

    public static readonly Refusal NotDue = Refusal.Conflict("DEADLINE_NOT_DUE", "It is not due yet: somebody was promised this time.");

    public static readonly Refusal NotFailing = Refusal.Conflict("DEADLINE_NOT_FAILING", "Only what was tried and failed can be given up.");

    /// <summary>Only the deadline itself plans the next one: given up once, it would never happen again.</summary>
    public static readonly Refusal Recurs = Refusal.Conflict("DEADLINE_RECURS", "The shop needs this again and again: it cannot be given up.");

    public Task<Result<Done>> Run(Guid id, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(async db =>
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        if (await Open(db, id, cancellationToken) is not { } deadline) { return NotFound; }
        if (!deadline.Hurry(time.GetUtcNow())) { return NotDue; }
        db.Audit(actor, AuditAction.HurriedDeadline, new(deadline.Kind, deadline.Id));
        return Done.It;
    }, cancellationToken);

    /// <summary>What should have happened is left undone. Who decided it and why stands in the resolution of the risk.</summary>
    public Task<Result<Done>> GiveUp(Guid id, string? reason, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(async db =>
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if (string.IsNullOrWhiteSpace(reason)) { return Risk.ReasonMissing; }
        if (await Open(db, id, cancellationToken) is not { } deadline) { return NotFound; }
        if (deadline.SubjectId == Guid.Empty) { return Recurs; }
        if (deadline.Tries == 0) { return NotFailing; }
        var now = time.GetUtcNow();
        deadline.Close(now);
        db.Audit(actor, AuditAction.GaveUpDeadline, new(deadline.Kind, deadline.Id), new AuditChange("Reason", null, reason.Trim()));
        var risk = await db.Set<Risk>().SingleOrDefaultAsync(r => r.IsOpen && r.Kind == Failing && r.SubjectId == deadline.SubjectId, cancellationToken);
        if (risk is null) { db.Add(risk = Risk.Found(Failing, Severity.Red, deadline.SubjectId, $"What was to happen at a deadline ({deadline.Kind}) failed {deadline.Tries} times.", now)); }
        return risk.Resolve(actor.Name, $"Given up: {reason.Trim()}", now) is { } refusal ? refusal : Done.It;
    }, cancellationToken);

    private static Task<Deadline?> Open(SignupDb db, Guid id, CancellationToken cancellationToken) => db.Set<Deadline>().SingleOrDefaultAsync(d => d.Id == id && d.ClosedAt == null, cancellationToken);
}
