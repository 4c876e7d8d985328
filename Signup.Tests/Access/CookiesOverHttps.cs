using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Net.Http.Headers;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Payments.Charging;
using Xunit;

namespace SignupTests.Access;

/// <summary>The application with a certificate, on https alone.</summary>
public sealed class ShopOverHttps : IDisposable
{
    private readonly X509Certificate2 certificate = SelfSigned();

    public ShopOverHttps() => App = new(null, certificate, settings: new KeyValuePair<string, string>("Public:BaseUrl", "https://localhost"));

    public AppHost App { get; }

    public void Dispose()
    {
        App.Dispose();
        certificate.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}

/// <summary>The real server with a certificate: the session's cookie is bound to this host and to https, as browsers ask of one named so.</summary>
public sealed class CookiesOverHttps(ShopOverHttps shop) : IClassFixture<ShopOverHttps>
{
    [Fact]
    public async Task The_session_cookie_has_the_host_prefix_and_opens_the_account()
    {
        var (email, _) = await shop.App.Registered();
        using var trusting = Trusting();
        using var mara = new PlainBrowser(shop.App, handler: trusting);

        var page = await (await mara.Open("/sign-in")).Press("Sign in", ("E-mail address", email), ("Password", Shops.Password));

        Assert.Equal(("/account", "Hello, Mara"), (page.At, page.Heading));
        var session = Assert.Single(mara.WereSet, c => c.Name == "__Host-signup");
        Assert.True(session is { Secure: true, HttpOnly: true, SameSite: SameSiteMode.Lax } && session.Path == "/" && session.Domain == null);
        Assert.All(mara.WereSet, c => Assert.True(c.Secure, c.Name.ToString()));
    }

    [Fact]
    public async Task The_payment_sandbox_is_reached_over_https_as_well()
    {
        var made = await shop.App.Get<EnsurePrice>().OfTax("DE", 1900, default);

        Assert.True(made.Succeeded, $"{made}");
    }

    [Fact]
    public async Task Browsers_are_told_to_stay_with_https()
    {
        using var http = new HttpClient(Trusting());
        using var request = new HttpRequestMessage(HttpMethod.Get, shop.App.Url + "/sign-in") { Headers = { Host = "shop.example" } };

        var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(Assert.Single(response.Headers.GetValues("Strict-Transport-Security")).Contains("max-age=31536000", StringComparison.Ordinal));
    }

    private static HttpClientHandler Trusting() => new()
    {
#pragma warning disable MA0039 // the certificate is the test's own
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
#pragma warning restore MA0039
    };
}
