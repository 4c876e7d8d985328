using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Providers;

/// <summary>A signed-in customer adds a provider as a way to sign in. Doing it twice is harmless. Refusals: UNAUTHORIZED, STAFF_PASSWORD, PROVIDER_TAKEN, PROVIDER_ANOTHER_CONNECTED.</summary>
public sealed class ConnectProvider(UnitOfWork unit, IdentityProviders providers, ProviderMail mail)
{
    /// <param name="session">The session the connection was asked for in: nobody else's browser may finish it.</param>
    public Task<Result<Done>> Run(Actor actor, SessionId session, ProviderIdentity who, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.LoginId is not { } loginId || actor.Session != session) { return Actor.Unauthorized; }
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == loginId, cancellationToken);
            if (login is null) { return Actor.Unauthorized; }
            if ((await db.Connect(login, who, providers.NameOf(who.Provider), cancellationToken)).Refused(out var refusal, out var isNew)) { return refusal; }
            if (isNew) { await mail.WriteConnected(db, new CustomerId(loginId), providers.NameOf(who.Provider), cancellationToken); }
            return Done.It;
        },
        cancellationToken);
}
