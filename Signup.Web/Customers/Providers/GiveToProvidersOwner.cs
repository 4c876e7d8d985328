using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.Providers;

/// <summary>
/// An account was made with an address that nobody proved, and now its owner comes, whom a provider vouches for: the account is
/// theirs from here on. The password, the sessions and every other way in from before are gone (compare VerifyEmail).
/// </summary>
public sealed class GiveToProvidersOwner(IdentityProviders providers, WaysIn waysIn, TimeProvider time)
{
    internal async Task Take(SignupDb db, Login login, Customer customer, ProviderIdentity who, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        login.DropPassword();
        await waysIn.Remove(db, login, cancellationToken);
        (await db.Set<Verification>().SingleAsync(v => v.CustomerId == customer.Id, cancellationToken)).Forget();
        if (who.FirstName.Length > 0)
        {
            customer.TakeNames(who.FirstName, who.LastName);
            login.DisplayName = customer.Profile.FullName;
        }

        customer.Verify(now);
        db.Announce(new CustomerVerified(customer.Id));
        db.Add(Connections.Of(login.Id, who, providers.NameOf(who.Provider)));
        var ended = await Sessions.EndAll(db, login.Id, SessionEnd.PasswordChanged, now, cancellationToken: cancellationToken);
        if (ended > 0) { db.Announce(new SessionsInvalidated(customer.Id, ended)); }
    }
}
