using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Access;

/// <summary>Every place that goes on to an address it was given stays on this site, whatever the address.</summary>
public sealed class AddressesToGoOnTo : IDisposable
{
    private static readonly string[] Foreign = ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere.example", "/\t/elsewhere.example", "javascript:alert(1)", " //elsewhere.example", "http:elsewhere.example", "/%5celsewhere.example/../..//elsewhere.example"];

    private readonly PlainBrowser mara = new(Shops.Open);

    [Fact]
    public async Task Lead_nowhere_else()
    {
        var (email, _) = await Shops.Open.Registered();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Shops.Open.Url) };
        foreach (var address in Foreign)
        {
            var there = Uri.EscapeDataString(address);
            await Stays(http, $"/sign-in/with/nobody?return={there}", address);
            await Stays(http, $"/wait/card?to={there}", address);
            await Stays(http, $"/signup/return/register?token={there}", address);
            await Stays(http, $"/link-problem?code={there}", address);
            await Stays(http, $"/{address}?culture=de", address);
            await Stays(http, $"//elsewhere.example/{there}?culture=de", address);

            // the form of the sign-in page, and its way on for whoever is in already
            var (leadsTo, _) = await mara.Send($"/sign-in?return={there}", ("Input.Email", email), ("Input.Password", Shops.Password));
            Assert.Equal(("/account", address), (leadsTo, address));
            Assert.Equal("/account", await mara.LeadsTo($"/sign-in?return={there}"));
            (leadsTo, _) = await mara.Send(await SignOut(), "/account", ("return", address));
            Assert.Equal("/", leadsTo);
        }
    }

    [Fact]
    public void Anything_else_is_a_mistake_of_ours() => Assert.All(Foreign[..6], address => Assert.Throws<ArgumentException>(() => SeeOther.To(address)));

    public void Dispose() => mara.Dispose();

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> SignOut()
    {
        var page = await mara.Read("/account");
        foreach (var form in page.QuerySelectorAll("form").Where(form => form.GetAttribute("action") != "/sign-out").ToList()) { form.Remove(); }
        foreach (var form in page.QuerySelectorAll("form").ToList()) { page.QuerySelector("main")!.Append(form); }
        foreach (var field in page.QuerySelectorAll("input[name=return]").ToList()) { field.Remove(); }
        return page;
    }

    private static async Task Stays(HttpClient http, string path, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Shops.Open.Url + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var answer = await http.SendAsync(request);
        var ways = new[] { answer.Headers.TryGetValues("Location", out var location) ? location.Single() : null, answer.Headers.TryGetValues("Refresh", out var refresh) ? refresh.Single().Split("url=")[1] : null };
        Assert.All(ways.OfType<string>(), way => Assert.True(way.StartsWith('/') && (way.Length == 1 || way[1] is not ('/' or '\\')), $"{path} ({address}) leads to {way}"));
    }
}
