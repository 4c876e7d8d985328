using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;
using SignupTests.Customers;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Access;

/// <summary>The real server with a certificate: the session's cookie is bound to this host and to https, and Chromium takes it.</summary>
public sealed class CookiesOverHttps : IAsyncLifetime, IDisposable
{
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly Browser browser = new();
    private AppHost app = null!;

    [Fact]
    public async Task The_session_cookie_has_the_host_prefix_and_opens_the_account()
    {
        await app.Get<RegisterCustomer>().Run(new Registration("mara@hafenlicht.example", CustomersHost.Password) { FirstName = "Mara", LastName = "Lindqvist" }, Origin.Unknown);
        var context = await browser.Chromium.NewContextAsync(new() { IgnoreHTTPSErrors = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(app.Url + "/sign-in");
        await page.GetByLabel("E-mail address").FillAsync("mara@hafenlicht.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(CustomersHost.Password);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.WaitForURLAsync("**/account");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello, Mara" })).ToBeVisibleAsync();
        var cookies = await context.CookiesAsync();
        var session = Assert.Single(cookies, c => c.Name == "__Host-signup");
        Assert.True(session is { Secure: true, HttpOnly: true, SameSite: SameSiteAttribute.Lax, Path: "/", Domain: "localhost" });
        Assert.All(cookies, c => Assert.True(c.Secure, c.Name));
        await context.DisposeAsync();
    }

    [Fact]
    public async Task Browsers_are_told_to_stay_with_https()
    {
#pragma warning disable MA0039 // the certificate is the test's own
        using var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator });
#pragma warning restore MA0039
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Url + "/sign-in") { Headers = { Host = "shop.example" } };

        var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(Assert.Single(response.Headers.GetValues("Strict-Transport-Security")).Contains("max-age=31536000", StringComparison.Ordinal));
    }

    public async Task InitializeAsync()
    {
        app = new AppHost(null, null, certificate, [new("Access:PasswordIterations", "1000"), new("Public:BaseUrl", "https://localhost")]);
        await browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await app.DisposeAsync();
    }

    public void Dispose() => certificate.Dispose();

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
