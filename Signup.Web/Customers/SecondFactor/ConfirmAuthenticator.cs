using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>
/// The app's first code proves that it holds the key: two-factor sign-in is on, there are ten recovery codes, and the session at hand
/// counts as strong. Refusals: UNAUTHORIZED, CODE_MISSING, CODE_INVALID, NOT_SET_UP, TWO_FACTOR_ON.
/// </summary>
public sealed class ConfirmAuthenticator(UnitOfWork unit, SecondFactorCodes codes, SecondFactorMail mail)
{
    public static readonly Refusal NotSetUp = Refusal.Conflict("NOT_SET_UP", "Set up your authenticator app first.");

    public async Task<Result<NewCodes>> Run(Actor actor, string? code, CancellationToken cancellationToken = default)
    {
        if (actor is not { LoginId: { } loginId, Session: { } sessionId }) { return Actor.Unauthorized; }
        if (string.IsNullOrWhiteSpace(code)) { return SecondFactorCodes.Missing; }
        return await Confirm(loginId, sessionId, code, cancellationToken);
    }

    private Task<Result<NewCodes>> Confirm(Guid loginId, SessionId sessionId, string code, CancellationToken cancellationToken) => unit.Run<Result<NewCodes>>(
        async db =>
        {
            var session = await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == sessionId && s.LoginId == loginId && s.EndedAt == null, cancellationToken);
            if (session is null) { return Actor.Unauthorized; }
            var authenticator = await db.Set<Authenticator>().SingleOrDefaultAsync(a => a.LoginId == loginId, cancellationToken);
            if (authenticator is null) { return NotSetUp; }
            if (authenticator.IsConfirmed) { return SetUpAuthenticator.AlreadyOn; }
            if (!codes.Accepts(authenticator, code)) { return SecondFactorCodes.Invalid; }
            (await db.Users.SingleAsync(l => l.Id == loginId, cancellationToken)).SetTwoFactor(true);
            session.Strengthen();
            db.Announce(new SecondFactorAdded(loginId));
            await mail.WriteOn(db, loginId, cancellationToken);
            return await RecoveryCodes.Renew(db, loginId, cancellationToken);
        },
        cancellationToken);
}
