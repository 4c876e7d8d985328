using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>
/// Another password while signed in, for customers and staff: all sessions end, the one at hand too. Refusals: UNAUTHORIZED, PASSWORD_NONE,
/// PASSWORD_INVALID, PASSWORD_WRONG, TOO_MANY_REQUESTS.
/// </summary>
public sealed class ChangePassword(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, OwnersProof proof, PasswordWork passwords, Sessions sessions, CustomerMail mail, TimeProvider time)
{
    public static readonly Refusal NoPassword = Refusal.Conflict("PASSWORD_NONE", "You have no password yet. Choose one with the link we mail you.");

    /// <param name="goOn">Where the browser is that goes on in a new session; null when nobody does.</param>
    public async Task<Result<StartedSession?>> Run(Actor actor, string? currentPassword, string? newPassword, Origin? goOn = null, CancellationToken cancellationToken = default)
    {
        if (actor is not { LoginId: { } loginId, Session: { } sessionId }) { return Actor.Unauthorized; }
        if (await Find(loginId, cancellationToken) is not { } login) { return Actor.Unauthorized; }
        if (login.PasswordHash is null) { return NoPassword; }
        if (passwords.Check(newPassword, login.Email, login.Role, "newPassword") is { } weak) { return weak; }
        if (await proof.Check(actor, currentPassword, cancellationToken) is { } wrong) { return wrong; }
        if ((await passwords.Hash(newPassword!, cancellationToken)).Refused(out var busy, out var hash)) { return busy; }
        return await Change(loginId, sessionId, hash, goOn, cancellationToken);
    }

    private async Task<Login?> Find(Guid loginId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(l => l.Id == loginId, cancellationToken);
    }

    /// <summary>Of two at once the second finds its session ended.</summary>
    private Task<Result<StartedSession?>> Change(Guid loginId, SessionId sessionId, string hash, Origin? goOn, CancellationToken cancellationToken) => unit.Run<Result<StartedSession?>>(
        async db =>
        {
            var now = time.GetUtcNow();

            // the login first: a change between the two reads then ends the session, or fails the save by the login's stamp
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == loginId, cancellationToken);
            var session = await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == sessionId && s.LoginId == loginId, cancellationToken);
            if (login is null || session?.IsOpen(now) != true) { return Actor.Unauthorized; }
            login.SetPassword(hash);
            await db.VoidLinks(loginId, now, cancellationToken);
            var ended = await Sessions.EndAll(db, loginId, SessionEnd.PasswordChanged, now, cancellationToken: cancellationToken);
            var id = new CustomerId(loginId);
            var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (customer is not null) { db.Announce(new SessionsInvalidated(id, ended)); }
            mail.WritePasswordChanged(db, login, customer);
            return goOn is null ? null : sessions.Start(db, login, SessionKind.Cookie, goOn, session.IsStrong);
        },
        cancellationToken);
}
