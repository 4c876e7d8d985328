using System.Net;
using SignupWeb.Platform.Bus;

namespace SignupWeb.Platform.Hosting;

/// <summary>Notices a proxy of ours that Public:Proxies does not name: its word is not believed, so all its visitors count as one.</summary>
public sealed class UnknownProxy(ILogger<UnknownProxy> log)
{
    private IPAddress? seen;

    /// <summary>Where it calls from; null as long as there was none.</summary>
    public IPAddress? SeenAt => seen;

    /// <summary>Anybody can send the headers of a proxy; only who is near us is one of ours.</summary>
    public void Look(HttpContext http)
    {
        if (seen is not null || http.Connection.RemoteIpAddress is not { } from || !http.Request.Headers.ContainsKey("X-Forwarded-For") || http.Request.Headers.ContainsKey("X-Original-For") || PublicNetwork.Has(from)) { return; }
        if (Interlocked.CompareExchange(ref seen, from, null) is null) { log.LogWarning("A proxy at {Address} hands requests on, and Public:Proxies does not name it: all its visitors count as one address", from); }
    }
}
