using System.Net;
using System.Net.Sockets;

namespace SignupWeb.Platform.Bus;

/// <summary>Which addresses are on the internet. All else is this machine, a private network, its metadata service, or nobody.</summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Within the global ones: those for protocols and tunnels, which lead to IPv4 addresses of anybody's choice, and those for documents.</summary>
    private static readonly IPNetwork[] NotGlobal = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool Has(IPAddress address)
    {
        var asked = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return asked.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(NotPublic, network => network.Contains(asked)),
            AddressFamily.InterNetworkV6 => Global.Contains(asked) && !Array.Exists(NotGlobal, network => network.Contains(asked)),
            _ => false,
        };
    }
}
