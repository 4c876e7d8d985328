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
    /// <summary>A sign-in that is being tried; counted until it turns out right.</summary>
    /// <param name="To">Null where the owner's network counts for nothing.</param>
    public sealed record Tried(Attempt From, Attempt? To)
    {
        public void GiveBack()
        {
            From.GiveBack();
            To?.GiveBack();
        }

        public void WasWrong()
        {
            From.WasWrong();
            To?.WasWrong();
        }
    }

    /// <summary>Counts it before anything is compared. Refusal: TOO_MANY_REQUESTS.</summary>
    public async Task<Result<Tried>> Begin(string? email, Origin origin, CancellationToken cancellationToken)
    {
        var limit = limits.CurrentValue.SignIn;
        if (throttle.Begin(limit, "sign-in from:" + origin.Address).Refused(out var tooMany, out var from)) { return tooMany; }
        if (!throttle.Begin(limit, "sign-in to:" + email?.Trim().ToUpperInvariant()).Refused(out tooMany, out var to)) { return new Tried(from, to); }
        if (await IsKnown(email, origin, cancellationToken)) { return new Tried(from, null); }
        from.GiveBack();
        return tooMany;
    }

    private async Task<bool> IsKnown(string? address, Origin origin, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(address, out var email)) { return false; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.LoginOf(email, cancellationToken) is { } login
            && await db.Set<Session>().AnyAsync(s => s.LoginId == login.Id && s.Network == origin.Network, cancellationToken);
    }
}
