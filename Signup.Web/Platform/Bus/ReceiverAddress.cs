using System.Net;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// Where we may post to. The form is asked when a receiver is registered; what a name stands for is asked on each connection, since that
/// may change.
/// </summary>
public sealed class ReceiverAddress(IOptions<BusOptions> options)
{
    public const int MaxLength = 500;

    public static readonly Refusal Wrong = Refusal.Invalid("ADDRESS_INVALID", "Enter the whole address, like https://erp.example.com/signup", "url");

    public static readonly Refusal NotHttps = Refusal.Invalid("ADDRESS_NOT_HTTPS", "Enter an address that begins with https://: events may carry names", "url");

    public static readonly Refusal Private = Refusal.Invalid("ADDRESS_PRIVATE", "This address is in a private network or on this machine. Such addresses are allowed by Bus:AllowPrivateAddresses alone", "url");

    /// <summary>The address in its one form. Refusals: ADDRESS_INVALID, ADDRESS_NOT_HTTPS, ADDRESS_PRIVATE.</summary>
    public Result<string> Read(string? typed)
    {
        if (!Uri.TryCreate(typed?.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Host.Length == 0 || address.AbsoluteUri.Length > MaxLength) { return Wrong; }
        if (address.Scheme != Uri.UriSchemeHttps && !options.Value.AllowPrivateAddresses) { return NotHttps; }
        if ((address.IsLoopback || (IPAddress.TryParse(address.IdnHost, out var ip) && !PublicNetwork.Has(ip))) && !options.Value.AllowPrivateAddresses) { return Private; }
        return address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
    }

    /// <summary>Whether we may connect there.</summary>
    public bool Allows(IPAddress address) => options.Value.AllowPrivateAddresses || PublicNetwork.Has(address);
}
