using System.Net;
using System.Net.Sockets;

namespace SignupWeb.Platform.Access;

/// <summary>Where a request comes from, as coarse as its use allows.</summary>
/// <param name="Address">One household or server: the IPv4 address, or the first 64 bits of an IPv6 one.</param>
/// <param name="Network">Its range: /24, or /48.</param>
/// <param name="Client">Browser and system in words, e.g. "Firefox on Windows".</param>
public sealed record Origin(string Address, string Network, string Client)
{
    public static readonly Origin Unknown = new("unknown", "unknown", "Unknown");

    public static Origin Of(HttpContext http)
    {
        var client = ClientName.Of(http.Request.Headers.UserAgent.ToString());
        if (http.Connection.RemoteIpAddress is not { } address) { return Unknown with { Client = client }; }
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new(address.ToString(), Range(address, 24), client)
            : new(Range(address, 64), Range(address, 48), client);
    }

    private static string Range(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, bits / 8, bytes.Length - (bits / 8));
        return $"{new IPAddress(bytes)}/{bits}";
    }
}

/// <summary>Reads a browser's name and system out of its User-Agent, for the list of sessions.</summary>
internal static class ClientName
{
    private static readonly (string Sign, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];

    private static readonly (string Sign, string Name)[] Systems = [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var browser = NameIn(Browsers, userAgent);
        var system = NameIn(Systems, userAgent);
        return (browser, system) switch
        {
            (null, null) => "Unknown",
            ({ } only, null) => only,
            (null, { } only) => only,
            var (b, s) => $"{b} on {s}",
        };
    }

    private static string? NameIn((string Sign, string Name)[] known, string userAgent) =>
        Array.Find(known, k => userAgent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
