using SignupWeb.Platform.Hosting;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether the proxy in front may say where its visitors are.</summary>
public sealed class ProxiesNamed(UnknownProxy unknown) : ICheck
{
    public string Name => "Proxy";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(Judge(unknown.SeenAt?.ToString()));

    /// <summary>What these facts mean.</summary>
    /// <param name="unnamed">Where a proxy calls from that is not named; null when none was seen.</param>
    public static Finding Judge(string? unnamed) => unnamed is null
        ? Finding.Ok("Since the start no request came through a proxy that is not named.")
        : Finding.Warning("A proxy at {0} hands requests on and is not named: all its visitors count as one address.", "Set Public:Proxies to the address or network of your proxy, and start again.", unnamed);
}
