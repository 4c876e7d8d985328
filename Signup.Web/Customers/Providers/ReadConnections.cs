using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Providers;

/// <summary>The names of the providers the actor has connected; none for a visitor.</summary>
public sealed class ReadConnections(IDbContextFactory<SignupDb> contexts)
{
    public async Task<IReadOnlyList<string>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.UserLogins.Where(c => c.UserId == actor.LoginId).Select(c => c.LoginProvider).ToListAsync(cancellationToken);
    }
}
