using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Passkeys;

/// <summary>The actor's own passkeys, the oldest first; none for a visitor.</summary>
public sealed class ReadPasskeys(IDbContextFactory<SignupDb> contexts)
{
    public async Task<IReadOnlyList<PasskeyView>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == actor.LoginId).ToListAsync(cancellationToken);
        return [.. mine.OrderBy(p => p.Data.CreatedAt).Select(p => new PasskeyView(Passkey.IdOf(p.CredentialId), p.Data.Name ?? string.Empty, p.Data.CreatedAt))];
    }
}
