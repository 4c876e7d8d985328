using Microsoft.AspNetCore.Identity;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Passkeys;

/// <summary>Where passkeys work. Each is bound to a host name, and browsers only take part over https or on http://localhost.</summary>
public sealed class PasskeyAddress(PublicAddress address)
{
    private const string Local = "localhost";

    /// <summary>The host every passkey of this shop is bound to (WebAuthn's relying party id).</summary>
    public string Host => new Uri(address.Base).Host;

    /// <summary>False for a bare IP address and for http anywhere but on this machine.</summary>
    public bool IsUsable => new Uri(address.Base) is var known && known.HostNameType == UriHostNameType.Dns && (address.IsHttps || known.Host == Local);

    /// <summary>Whether a page there may ask for our passkeys: the public address only. On this machine any port, because containers and proxies move it.</summary>
    public bool Allows(PasskeyOriginValidationContext asked)
    {
        if (asked.CrossOrigin || !Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin)) { return false; }
        var known = new Uri(address.Base);
        return origin.Host == known.Host && (known.Host == Local || (origin.Scheme == known.Scheme && origin.Port == known.Port));
    }
}
