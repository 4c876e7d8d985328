using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>
/// Somebody lost the phone and the recovery codes: an administrator, who made sure that it is them, takes every second factor away,
/// passkeys too. All their sessions end, and they are told. Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING, NOT_ONESELF,
/// REASON_MISSING, LOGIN_NOT_FOUND.
/// </summary>
public sealed class ResetSecondFactor(UnitOfWork unit, SecondFactorMail mail, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("LOGIN_NOT_FOUND", "There is no such person.");

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Say why", "reason");

    /// <summary>One's own is removed under Security, with the proofs asked for there.</summary>
    public static readonly Refusal NotOneself = Refusal.Conflict("NOT_ONESELF", "You cannot do this to yourself. Ask another administrator.");

    private const int MaxReason = 500;

    /// <param name="loginId">A customer's, or a staff member's.</param>
    public async Task<Result<Done>> Run(Actor actor, Guid loginId, string? reason, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } refusal) { return refusal; }
        if (actor.LoginId == loginId) { return NotOneself; }
        if (string.IsNullOrWhiteSpace(reason)) { return ReasonMissing; }
        var why = reason.Trim();
        return await Reset(actor, loginId, why.Length > MaxReason ? why[..MaxReason] : why, cancellationToken);
    }

    private Task<Result<Done>> Reset(Actor actor, Guid loginId, string reason, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == loginId, cancellationToken);
            if (login is null) { return NotFound; }
            await RemoveAuthenticator.Drop(db, login, cancellationToken);
            db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == loginId).ToListAsync(cancellationToken));
            var ended = await Sessions.EndAll(db, loginId, SessionEnd.SecondFactorReset, time.GetUtcNow(), cancellationToken: cancellationToken);
            if (login.Role == Role.Customer && ended > 0) { db.Announce(new SessionsInvalidated(new CustomerId(loginId), ended)); }
            db.Audit(actor, AuditAction.ResetSecondFactor, login.Role == Role.Customer ? AuditSubject.Of(new CustomerId(loginId)) : new(login.Email!, loginId), new AuditChange("Reason", null, reason));
            await mail.WriteReset(db, loginId, reason, cancellationToken);
            return Done.It;
        },
        cancellationToken);
}
