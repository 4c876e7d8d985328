using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Providers;

/// <summary>A signed-in customer takes a provider away as a way to sign in. What is not connected is left so. Refusals: UNAUTHORIZED, LAST_WAY_IN.</summary>
public sealed class DisconnectProvider(UnitOfWork unit, IdentityProviders providers, ProviderMail mail)
{
    public Task<Result<Done>> Run(Actor actor, string provider, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.LoginId is not { } loginId) { return Actor.Unauthorized; }
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == loginId, cancellationToken);
            if (login is null) { return Actor.Unauthorized; }
            var all = await db.UserLogins.Where(c => c.UserId == loginId).ToListAsync(cancellationToken);
            if (all.Find(c => c.LoginProvider == provider) is not { } connection) { return Done.It; }
            var others = all.Any(c => c != connection && providers.Find(c.LoginProvider) is not null);
            if (!others && login.PasswordHash is null && !await db.UserPasskeys.AnyAsync(p => p.UserId == loginId, cancellationToken)) { return ProviderRefusals.LastWayIn.With(providers.NameOf(provider)); }
            db.Remove(connection);

            // two disconnected at the same moment would each count the other as the way that is left
            login.Touch();
            await mail.WriteDisconnected(db, new CustomerId(loginId), providers.NameOf(provider), cancellationToken);
            return Done.It;
        },
        cancellationToken);
}
