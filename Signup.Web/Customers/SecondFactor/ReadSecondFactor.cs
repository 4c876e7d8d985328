using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>Where a person stands with two-factor sign-in.</summary>
/// <param name="OnSince">Null while it is off.</param>
/// <param name="RecoveryLeft">Recovery codes not used yet.</param>
public sealed record SecondFactorView(DateTimeOffset? OnSince, int RecoveryLeft);

/// <summary>Reads it, for one's own login only.</summary>
public sealed class ReadSecondFactor(IDbContextFactory<SignupDb> contexts)
{
    private static readonly SecondFactorView Off = new(null, 0);

    public async Task<SecondFactorView> Run(Actor actor, CancellationToken cancellationToken = default) =>
        actor.LoginId is { } id ? await Run(id, cancellationToken) : Off;

    /// <summary>For the page that asks for the second half of a sign-in: whether a code would do.</summary>
    internal async Task<SecondFactorView> Run(Guid loginId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = await db.Set<Authenticator>().Where(a => a.LoginId == loginId && a.ConfirmedAt != null).Select(a => a.ConfirmedAt).SingleOrDefaultAsync(cancellationToken);
        return since is null ? Off : new(since, await db.Set<RecoveryCode>().CountAsync(c => c.LoginId == loginId && c.UsedAt == null, cancellationToken));
    }
}
