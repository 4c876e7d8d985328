using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Risks;

/// <summary>
/// Puts a risk aside, with a reason: a yellow one for up to a week, a red one for up to four hours, that of a red contract until its deadline at the latest.
/// It stays in the queue, and nobody is mailed about it. Refusals: UNAUTHORIZED, FORBIDDEN, RISK_NOT_FOUND, REASON_MISSING, SNOOZE_TOO_LONG, DEADLINE_IS_OVER.
/// </summary>
public sealed class SnoozeRisk(UnitOfWork work, TimeProvider time)
{
    public static readonly TimeSpan LongestRed = TimeSpan.FromHours(4);

    public static readonly TimeSpan LongestYellow = TimeSpan.FromDays(7);

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Enter why it can wait", "why");

    public static readonly Refusal TooLong = Refusal.Invalid("SNOOZE_TOO_LONG", "A red risk can wait for 4 hours, a yellow one for 7 days.", "hours");

    public static readonly Refusal DeadlineIsOver = Refusal.Conflict("DEADLINE_IS_OVER", "Its contract cannot wait any longer. Acknowledge it, and nobody is told until the time you say.");

    public Task<Result<Risk>> Run(RiskId id, TimeSpan span, string? reason, Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Risk>>(async db =>
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        if (await db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == id && r.IsOpen, cancellationToken) is not { } risk) { return ResolveRisk.NotFound; }
        if (string.IsNullOrWhiteSpace(reason)) { return ReasonMissing; }
        if (span <= TimeSpan.Zero || span > (risk.Severity == Severity.Red ? LongestRed : LongestYellow)) { return TooLong; }
        var now = time.GetUtcNow();
        var until = now + span;
        if (risk.HasDeadline && await DueAt(db, risk.SubjectId, cancellationToken) is { } due)
        {
            if (due <= now) { return DeadlineIsOver; }
            until = due < until ? due : until;
        }

        risk.Snooze(new(actor.Name, now, until, reason.Trim()));
        db.Audit(actor, AuditAction.SnoozedRisk, risk.Subject, new AuditChange("Until", null, until.ToString("u", System.Globalization.CultureInfo.InvariantCulture)));
        return risk;
    }, cancellationToken);

    private static Task<DateTimeOffset?> DueAt(SignupDb db, Guid contract, CancellationToken cancellationToken) =>
        db.Set<Contract>().Where(c => c.Id == new ContractId(contract)).Select(c => c.DueAt).SingleOrDefaultAsync(cancellationToken);
}
