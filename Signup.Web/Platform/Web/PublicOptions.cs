using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Web;

/// <summary>Section Public: how the outside reaches us.</summary>
public sealed class PublicOptions
{
    /// <summary>Where links in mails and at the payment provider lead, e.g. https://signup.example.com. Empty: the address the server listens on.</summary>
    public string BaseUrl { get; set; } = string.Empty;
}

/// <summary>Makes absolute addresses. Never from the request's Host header: that is the visitor's word.</summary>
public sealed class PublicAddress(IOptions<PublicOptions> options, IServer server)
{
    public string Base => options.Value.BaseUrl is { Length: > 0 } set ? set.TrimEnd('/') : Listening;

    public bool IsHttps => Base.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>An http address of this process that it can call itself.</summary>
    public string Listening
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var address = addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.FirstOrDefault() ?? "http://localhost:5080";
            foreach (var any in new[] { "[::]", "0.0.0.0", "127.0.0.1", "*", "+" })
            {
                address = address.Replace($"//{any}:", "//localhost:", StringComparison.Ordinal);
            }

            return address.TrimEnd('/');
        }
    }

    public string Of(string path) => Base + path;
}
