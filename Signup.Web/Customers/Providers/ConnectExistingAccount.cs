using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Providers;

/// <summary>
/// A provider vouches for an address that has an account: its owner confirms with the password that both are one person. The
/// connection is made right after the password, before any second factor: it opens nothing that the second factor would not
/// still guard, because a provider is asked for it as well. Refusals: INVALID_CREDENTIALS, TOO_MANY_REQUESTS, ACCOUNT_SUSPENDED,
/// STAFF_PASSWORD, PROVIDER_CONNECT_FIRST, PROVIDER_TAKEN, PROVIDER_ANOTHER_CONNECTED.
/// </summary>
public sealed class ConnectExistingAccount(ProvePassword prove, IDbContextFactory<SignupDb> contexts, UnitOfWork unit, IdentityProviders providers, ProviderMail mail, IOptions<ShopOptions> shop)
{
    public async Task<Result<PasswordProof>> Run(ProviderIdentity who, string? password, Origin origin, CancellationToken cancellationToken = default)
    {
        if (!who.EmailIsVerified) { return ProviderRefusals.ConnectFirst.With(providers.NameOf(who.Provider)); }
        if ((await prove.Run(who.Email, password, origin, cancellationToken)).Refused(out var refusal, out var proved)) { return refusal; }
        if ((await Connect(proved.Proof, who, cancellationToken)).Refused(out refusal, out _)) { return refusal; }
        return proved;
    }

    /// <summary>Whether the account of the address has a password to confirm with; without one it is confirmed by mail. Refused when there is nothing to connect.</summary>
    public async Task<Result<bool>> HasPassword(ProviderIdentity who, CancellationToken cancellationToken = default)
    {
        if (!who.EmailIsVerified || !EmailAddress.TryParse(who.Email, out var email)) { return ProviderRefusals.EmailNeeded; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.LoginOf(email, cancellationToken) is { Role: Role.Customer } login ? login.PasswordHash is not null : ProviderRefusals.EmailNeeded;
    }

    private Task<Result<Done>> Connect(Proof proof, ProviderIdentity who, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == proof.LoginId, cancellationToken);
            if (login is null || login.SecurityStamp != proof.Stamp) { return BeginSession.InvalidCredentials; }
            return await ConnectOwn(db, login, who, cancellationToken);
        },
        cancellationToken);

    /// <summary>The owner of the login is known to have agreed.</summary>
    internal async Task<Result<Done>> ConnectOwn(SignupDb db, Login login, ProviderIdentity who, CancellationToken cancellationToken)
    {
        var id = new CustomerId(login.Id);
        var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (customer?.IsSuspended(shop.Value.SupportEmail) is { } suspended) { return suspended; }
        if ((await db.Connect(login, who, providers.NameOf(who.Provider), cancellationToken)).Refused(out var refusal, out var isNew)) { return refusal; }
        if (isNew) { await mail.WriteConnected(db, id, providers.NameOf(who.Provider), cancellationToken); }
        return Done.It;
    }
}
