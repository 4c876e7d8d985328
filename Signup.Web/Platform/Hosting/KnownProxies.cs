using System.Net;

namespace SignupWeb.Platform.Hosting;

/// <summary>The proxies of Public:Proxies: addresses and networks such as 127.0.0.1 or 10.0.0.0/8, with commas between.</summary>
public static class KnownProxies
{
    /// <summary>False when a part of it is neither.</summary>
    public static bool TryRead(string said, out IReadOnlyList<IPNetwork> proxies)
    {
        List<IPNetwork> read = [];
        proxies = read;
        foreach (var part in said.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network)) { read.Add(network); }
            else if (IPAddress.TryParse(part, out var address)) { read.Add(new(address, address.GetAddressBytes().Length * 8)); }
            else { return false; }
        }

        return true;
    }
}
