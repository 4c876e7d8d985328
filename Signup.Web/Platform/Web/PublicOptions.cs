using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Web;

/// <summary>Section Public: how the outside reaches us.</summary>
public sealed class PublicOptions
{
    /// <summary>Where links in mails and at the payment service lead, e.g. https://signup.example.com. Empty: the address the server listens on.</summary>
    public string BaseUrl { get; set; } = string.Empty;

    /// <summary>The proxies in front of us, whose word counts about where a request comes from: addresses and networks, e.g. "127.0.0.1, 10.0.0.0/8". Read at the start; empty: nobody's.</summary>
    public string Proxies { get; set; } = string.Empty;
}

/// <summary>Makes absolute addresses. Never from the request's Host header: that is the visitor's word.</summary>
public sealed class PublicAddress(IOptions<PublicOptions> options, IServer server)
{
    private bool? secure;

    public string Base => options.Value.BaseUrl is { Length: > 0 } set ? set.TrimEnd('/') : OnThisMachine;

    public bool IsHttps => Base.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether cookies are for https alone. As it was when the first was set, for as long as the process runs: an address saved over http must not keep those out who are still there.</summary>
    public bool HasSecureCookies => secure ??= IsHttps;

    /// <summary>People and passkeys know loopback by its name.</summary>
    private string OnThisMachine => server.OwnAddress() switch
    {
        null => Listening.Default,
        { IsLoopback: true } own => new UriBuilder(own) { Host = "localhost" }.Uri.GetLeftPart(UriPartial.Authority),
        var own => own.GetLeftPart(UriPartial.Authority),
    };

    public string Of(string path) => Base + path;
}
