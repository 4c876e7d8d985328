using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>
/// Before something that matters (another address, another password, no second factor any more, the end of the account): is it
/// really the owner, and not somebody at an unlocked screen? Asks for the password; whoever has none must have signed in a moment ago.
/// </summary>
public sealed class OwnersProof(IDbContextFactory<SignupDb> contexts, PasswordWork passwords, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public static readonly Refusal PasswordWrong = Refusal.Invalid("PASSWORD_WRONG", "This is not your password", "currentPassword");

    public static readonly Refusal SignInAgain = new(RefusalKind.Forbidden, "SIGN_IN_AGAIN", "Sign out and in again, then you can do this for ten minutes.");

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>Null when it is the owner. Refusals: UNAUTHORIZED, PASSWORD_WRONG, SIGN_IN_AGAIN, TOO_MANY_REQUESTS, BUSY.</summary>
    public async Task<Refusal?> Check(Actor actor, string? password, CancellationToken cancellationToken = default)
    {
        if (actor is not { LoginId: { } loginId, Session: { } sessionId }) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = await db.Users.Where(l => l.Id == loginId).Select(l => l.PasswordHash).SingleOrDefaultAsync(cancellationToken);
        if (hash is null) { return await IsFresh(db, sessionId, cancellationToken) ? null : SignInAgain; }
        var key = "proof:" + loginId;
        if (throttle.Begin(limits.CurrentValue.SignIn, key).Refused(out var refusal, out var attempt)) { return refusal; }
        var isBusy = (await passwords.Compare(hash, PasswordRules.Bounded(password), cancellationToken)).Refused(out refusal, out var answer);
        if (isBusy || answer.Matches)
        {
            attempt.GiveBack();
            return refusal;
        }

        attempt.WasWrong();
        return PasswordWrong;
    }

    /// <summary>Whether the page has to ask for the password.</summary>
    public async Task<bool> AsksForPassword(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AnyAsync(l => l.Id == actor.LoginId && l.PasswordHash != null, cancellationToken);
    }

    private async Task<bool> IsFresh(SignupDb db, SessionId id, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Fresh;
        return await db.Set<Session>().AnyAsync(s => s.Id == id && s.CreatedAt >= since, cancellationToken);
    }
}
