using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>
/// How many wrong passwords are too many: per address, and per account for networks it never signed in from. So guessing from
/// many places is slow, and yet a stranger cannot lock the owner out, who comes from a known network or by a reset link.
/// </summary>
public sealed class SignInLimit(IDbContextFactory<SignupDb> contexts, Throttle throttle, IOptionsMonitor<LimitOptions> limits)
{
    public async Task<Refusal?> IsReached(string? email, Origin origin, CancellationToken cancellationToken)
    {
        var limit = limits.CurrentValue.SignIn;
        if (throttle.Look(limit, AddressKey(origin)) is { } fromAddress) { return fromAddress; }
        if (throttle.Look(limit, AccountKey(email)) is not { } onAccount) { return null; }
        return await IsKnown(email, origin, cancellationToken) ? null : onAccount;
    }

    public void Count(string? email, Origin origin)
    {
        var limit = limits.CurrentValue.SignIn;
        throttle.Take(limit, AddressKey(origin));
        throttle.Take(limit, AccountKey(email));
    }

    private async Task<bool> IsKnown(string? address, Origin origin, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(address, out var email)) { return false; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.LoginOf(email, cancellationToken) is { } login
            && await db.Set<Session>().AnyAsync(s => s.LoginId == login.Id && s.Network == origin.Network, cancellationToken);
    }

    private static string AddressKey(Origin origin) => "sign-in from:" + origin.Address;

    private static string AccountKey(string? email) => "sign-in to:" + email?.Trim().ToUpperInvariant();
}
