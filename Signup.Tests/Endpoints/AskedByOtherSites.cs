using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Platform.Web;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Endpoints;

/// <summary>
/// Every endpoint that changes something, found in the program, asked by pages of another site and of a neighbour under the same domain
/// while Mara is signed in: refused before anybody looks at what is asked.
/// </summary>
public sealed class AskedByOtherSites(ITestOutputHelper output) : IDisposable
{
    private static readonly AppHost Shop = Shops.Open;

    private static readonly (string Header, string Value)[] Elsewhere =
    [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://elsewhere.example"), ("Origin", "https://shop.localhost.example"),
    ];

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Shop.Url) };

    [Fact]
    public async Task Every_unsafe_call_is_refused()
    {
        using var mara = new PlainBrowser(Shop);
        await mara.SignIn((await Shop.Registered()).Email);
        var (asked, fromElsewhere) = (0, new List<string>());
        foreach (var (verb, path) in Unsafe())
        {
            foreach (var (header, value) in Elsewhere)
            {
                foreach (var type in new[] { "application/json", "application/x-www-form-urlencoded", "text/plain" })
                {
                    var code = await Ask(verb, path, type, header, value, "signup=" + mara.Cookie("signup"));
                    if (code is not (400 or 403)) { fromElsewhere.Add($"{verb} {path} with {header}: {value}, {type}: {code}"); }
                    asked++;
                }
            }
        }

        output.WriteLine($"{asked} calls");
        Assert.Empty(fromElsewhere);
        Assert.True(asked > 1_000, $"{asked}");
    }

    [Fact]
    public async Task A_token_is_not_brought_along_by_a_browser_so_whoever_shows_it_is_let_in()
    {
        var (email, _) = await Shop.Registered();
        using var program = new Journeys.Headless(Shop);
        await program.Start();
        await program.ComeBack(email);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/sessions/current");
        request.Headers.Add("Authorization", $"Bearer {program.Token}");
        request.Headers.Add("Origin", "https://dashboard.example");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task A_person_is_told_what_to_do_about_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new StringContent("return=/", Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await http.SendAsync(request);

        Assert.Contains("it was sent from elsewhere", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    public async Task Nor_does_a_live_page_open_for_them(string path)
    {
        foreach (var (header, value) in Elsewhere)
        {
            Assert.True(await Ask(path == "/_blazor" ? "GET" : "POST", path, "text/plain", header, value, "a=b") is 400 or 403, $"{header}: {value}");
        }
    }

    [Fact]
    public async Task A_proxy_may_know_us_by_another_name_than_the_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new StringContent("return=/", Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Host = "inside:8080";
        request.Headers.Add("Origin", Shop.Get<PublicAddress>().Base);

        using var answer = await http.SendAsync(request);

        Assert.Contains("Go back, load the page again", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal); // its form's token is missing, nothing else
    }

    public void Dispose() => http.Dispose();

    private static IEnumerable<(string Verb, string Path)> Unsafe() => Shop.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [], (e, verb) => new HttpEndpoint(verb, "/" + e.RoutePattern.RawText!.TrimStart('/'), null))
        .Where(e => e.Verb is not ("GET" or "HEAD" or "OPTIONS")).Select(e => (e.Verb, e.At("01010101-0101-7101-8101-010101010101"))).Distinct();

    private async Task<int> Ask(string verb, string path, string type, string header, string value, string cookie)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path) { Content = new StringContent(type == "application/json" ? "{}" : "a=b", Encoding.UTF8, type) };
        if (verb == "GET") { request.Content = null; }
        request.Headers.Add(header, value);
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
