using System.Net;

namespace SignupWeb.Platform.Access;

/// <summary>Whether a request was made on this machine itself, and not handed on by a proxy that runs here.</summary>
public static class Directly
{
    private static readonly string[] HandedOn = ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "Client-IP", "True-Client-IP", "CF-Connecting-IP", "Fly-Client-IP"];

    /// <summary>From loopback, to loopback by name, and without any sign of a proxy. A socket in a folder has no address: only proxies use those. nginx, told nothing, sends none of the headers: it shows itself by HTTP/1.0, which no browser speaks.</summary>
    public static bool FromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && IsLoopback(http.Request.Host.Host) && !HttpProtocol.IsHttp10(http.Request.Protocol) && !WasHandedOn(http.Request.Headers) && CameFromHere(http.Request.Headers);

    /// <summary>A request brings the headers of a proxy; X-Original- are those that were believed and taken out.</summary>
    public static bool WasHandedOn(IHeaderDictionary headers) => headers.Keys.Any(name =>
        name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase) || HandedOn.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>A browser elsewhere says which page it comes from, also through a proxy that hides itself.</summary>
    private static bool CameFromHere(IHeaderDictionary headers) =>
        new[] { headers.Origin, headers.Referer }.All(said => !Uri.TryCreate(said.ToString(), UriKind.Absolute, out var page) || page.IsLoopback);

    private static bool IsLoopback(string host) => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
