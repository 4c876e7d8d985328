using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Staff;

/// <summary>
/// Keeps a member of the team out until they are reinstated; their sessions end with it. Answers how many. Refusals: UNAUTHORIZED, FORBIDDEN,
/// REASON_MISSING, NOT_ONESELF, STAFF_NOT_FOUND, LAST_ADMINISTRATOR. Already suspended is a success that changes nothing.
/// </summary>
public sealed class SuspendStaff(UnitOfWork unit, StaffMail mail, TimeProvider time)
{
    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Say why", "reason");

    private const int MaxReason = 500;

    public async Task<Result<int>> Run(Actor actor, Guid id, string? reason, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if (actor.LoginId == id) { return StaffRoles.NotOneself; }
        if (string.IsNullOrWhiteSpace(reason)) { return ReasonMissing; }
        var why = reason.Trim();
        return await Suspend(actor, id, why.Length > MaxReason ? why[..MaxReason] : why, cancellationToken);
    }

    private Task<Result<int>> Suspend(Actor actor, Guid id, string reason, CancellationToken cancellationToken) => unit.Run<Result<int>>(
        async db =>
        {
            var now = time.GetUtcNow();
            if (await db.StaffOf(id, cancellationToken) is not { } login) { return StaffRoles.NotFound; }
            if (login.IsBlocked(now)) { return 0; }
            if (login.Role == Role.Admin && !await db.OthersAdminister(id, now, cancellationToken)) { return StaffRoles.LastAdministrator; }
            login.Block();
            db.Add(new StaffSuspension { LoginId = id, At = now, By = actor.Name, Reason = reason });
            var ended = await Sessions.EndAll(db, id, SessionEnd.Suspended, now, cancellationToken: cancellationToken);
            db.Announce(new StaffSuspended(id, actor.Name));
            db.Audit(actor, AuditAction.SuspendedStaff, new(login.Email!, id), new AuditChange("State", "Working", "Suspended"), new AuditChange("Reason", null, reason));
            mail.WriteSuspension(db, login);
            return ended;
        },
        cancellationToken);
}
