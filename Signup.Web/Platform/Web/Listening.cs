using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SignupWeb.Platform.Web;

/// <summary>Where the application listens: wherever it is told to in one of the host's own ways, else on one port of this machine alone.</summary>
public static class Listening
{
    public const string Default = "http://localhost:5080";

    private static readonly string[] Told = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];

    /// <summary>--urls, ASPNETCORE_URLS, ASPNETCORE_HTTP_PORTS (which container images set), ASPNETCORE_HTTPS_PORTS and Kestrel:Endpoints come before the default.</summary>
    public static void ListenWhereTold(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if (Told.All(key => string.IsNullOrEmpty(settings[key])) && !settings.GetSection("Kestrel:Endpoints").Exists()) { builder.WebHost.UseUrls(Default); }
    }

    /// <summary>An address at which this process can call itself, plain http and loopback if there is one; null before the server has started.</summary>
    public static Uri? OwnAddress(this IServer server) => (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        .Select(Reachable).OfType<Uri>().OrderBy(a => a.Scheme == Uri.UriSchemeHttp ? 0 : 1).ThenBy(a => a.IsLoopback ? 0 : 1).FirstOrDefault();

    /// <summary>Listening everywhere includes loopback.</summary>
    private static Uri? Reachable(string address)
    {
        foreach (var any in new[] { "+", "*", "[::]", "0.0.0.0", "localhost" })
        {
            address = address.Replace($"//{any}", "//127.0.0.1", StringComparison.Ordinal);
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;
    }
}
