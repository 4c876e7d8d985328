using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Providers;

/// <summary>Which login a provider's person belongs to. The key of the table decides when two connect the same one at once.</summary>
internal static class Connections
{
    public static Task<Login?> LoginConnectedTo(this SignupDb db, ProviderIdentity who, CancellationToken cancellationToken) =>
        db.UserLogins.Where(c => c.LoginProvider == who.Provider && c.ProviderKey == who.Key).Join(db.Users, c => c.UserId, l => l.Id, (_, login) => login).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Adds the connection; answers whether anything changed. Refusals: STAFF_PASSWORD, PROVIDER_TAKEN, PROVIDER_ANOTHER_CONNECTED.</summary>
    public static async Task<Result<bool>> Connect(this SignupDb db, Login login, ProviderIdentity who, string displayName, CancellationToken cancellationToken)
    {
        if (login.Role != Role.Customer) { return ProviderRefusals.StaffPassword; }
        if (await db.LoginConnectedTo(who, cancellationToken) is { } holder) { return holder.Id == login.Id ? false : ProviderRefusals.Taken.With(displayName); }
        if (await db.UserLogins.AnyAsync(c => c.UserId == login.Id && c.LoginProvider == who.Provider, cancellationToken)) { return ProviderRefusals.AnotherConnected.With(displayName); }
        db.Add(Of(login.Id, who, displayName));
        login.Touch();
        return true;
    }

    public static IdentityUserLogin<Guid> Of(Guid loginId, ProviderIdentity who, string displayName) => new() { UserId = loginId, LoginProvider = who.Provider, ProviderKey = who.Key, ProviderDisplayName = displayName };
}
