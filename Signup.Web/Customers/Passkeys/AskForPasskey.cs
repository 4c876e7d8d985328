using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;

namespace SignupWeb.Customers.Passkeys;

/// <summary>
/// The first half of signing in with a passkey: any passkey of this shop will do, and the authenticator lets its owner choose. Refusals:
/// PASSKEYS_UNAVAILABLE, TOO_MANY_REQUESTS.
/// </summary>
public sealed class AskForPasskey(Ceremonies ceremonies, PasskeyAddress address, Throttle throttle, IOptionsMonitor<LimitOptions> limits)
{
    /// <summary>WebAuthn's request options as JSON.</summary>
    public async Task<Result<string>> Run(Origin origin, HttpContext http)
    {
        if (!address.IsUsable) { return Passkey.Unavailable; }
        if (throttle.Take(limits.CurrentValue.Api, "passkey asked from:" + origin.Address) is { } tooMany) { return tooMany; }
        var asked = await Passkey.Checks(http).MakeRequestOptionsAsync(null, http);
        ceremonies.Begin(http, CeremonyKind.SignIn, asked.AssertionState!, Actor.Visitor);
        return asked.RequestOptionsJson;
    }
}
