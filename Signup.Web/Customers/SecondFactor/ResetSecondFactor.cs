using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>
/// Somebody lost the phone and the recovery codes: an administrator, who made sure that it is them, takes every second factor away,
/// passkeys too. All their sessions end, and they are told. Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING, REASON_MISSING,
/// LOGIN_NOT_FOUND.
/// </summary>
public sealed class ResetSecondFactor(UnitOfWork unit, SecondFactorMail mail, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("LOGIN_NOT_FOUND", "There is no such person.");

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Say why", "reason");

    private const int MaxReason = 500;

    /// <param name="loginId">A customer's, or a staff member's.</param>
    public async Task<Result<Done>> Run(Actor actor, Guid loginId, string? reason, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } refusal) { return refusal; }
        if (string.IsNullOrWhiteSpace(reason)) { return ReasonMissing; }
        var why = reason.Trim();
        return await Reset(loginId, why.Length > MaxReason ? why[..MaxReason] : why, cancellationToken);
    }

    private Task<Result<Done>> Reset(Guid loginId, string reason, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == loginId, cancellationToken);
            if (login is null) { return NotFound; }
            await RemoveAuthenticator.Drop(db, login, cancellationToken);
            db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == loginId).ToListAsync(cancellationToken));
            var ended = await Sessions.EndAll(db, loginId, SessionEnd.SecondFactorReset, time.GetUtcNow(), cancellationToken: cancellationToken);
            if (login.Role == Role.Customer && ended > 0) { db.Announce(new SessionsInvalidated(new CustomerId(loginId), ended)); }
            await mail.WriteReset(db, loginId, reason, cancellationToken);
            return Done.It;
        },
        cancellationToken);
}
