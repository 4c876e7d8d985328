using System.Net;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>The hosted page in a browser without script.</summary>
public sealed class HostedPageTests : IAsyncLifetime
{
    private SandboxHost host = null!;
    private string session = string.Empty;

    public async Task InitializeAsync()
    {
        host = await SandboxHost.Start();
        session = (await host.Api.Session(await host.Api.Customer(card: null), ("metadata[what]", "Team, monthly"))).Id!;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task It_says_that_no_money_moves_and_shows_the_test_cards()
    {
        var (status, html, _) = await Send(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("<!doctype html>", html.TrimStart(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("TEST MODE", html, StringComparison.Ordinal);
        Assert.Contains("Save a card for Team, monthly", html, StringComparison.Ordinal);
        Assert.Contains("4000 0027 6000 3184", html, StringComparison.Ordinal);
        Assert.Contains("https://shop.example/back", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_card_leads_back_to_the_shop()
    {
        var (status, _, location) = await Send(HttpMethod.Post, Card("4242 4242 4242 4242"));

        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal($"https://shop.example/done?session={session}", location);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(HttpMethod.Get)).Status);
    }

    [Fact]
    public async Task A_declined_card_says_why_and_keeps_the_form()
    {
        var (status, html, _) = await Send(HttpMethod.Post, Card("4000 0000 0000 9995"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Your card has insufficient funds.", html, StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Mara Lindqvist\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_fields_are_asked_for_one_by_one()
    {
        var (_, html, _) = await Send(HttpMethod.Post, new(StringComparer.Ordinal) { ["number"] = "4111111111111111", ["expiry"] = "13/20", ["cvc"] = "", ["name"] = "" });

        foreach (var field in new[] { "number", "expiry", "cvc", "name" }) { Assert.Contains($"href=\"#{field}\"", html, StringComparison.Ordinal); }
        Assert.Contains("Only test cards work here", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picked_card_fills_the_form_without_script()
    {
        var (_, html, _) = await Send(HttpMethod.Post, new(StringComparer.Ordinal) { ["pick"] = "pm_card_visa_chargeDeclined", ["name"] = "Mara" });

        Assert.Contains("value=\"4000 0000 0000 0002\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", HttpStatusCode.Redirect)]
    [InlineData("no", HttpStatusCode.OK)]
    public async Task A_card_that_asks_for_its_owner_is_confirmed_on_the_next_page(string answer, HttpStatusCode status)
    {
        var (_, question, _) = await Send(HttpMethod.Post, Card("4000002500003155"));
        var (after, html, _) = await Send(HttpMethod.Post, new(StringComparer.Ordinal) { ["authenticate"] = answer });

        Assert.Contains("Your bank asks", question, StringComparison.Ordinal);
        Assert.Equal(status, after);
        if (answer == "no") { Assert.Contains("authentication failed", html, StringComparison.Ordinal); }
    }

    [Fact]
    public async Task A_lost_answer_tells_nobody()
    {
        var heardBefore = host.Heard.Count;
        var card = Card("4242424242424242");
        card["arrives"] = "Lost";

        var (status, html, _) = await Send(HttpMethod.Post, card);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("the answer was lost", html, StringComparison.Ordinal);
        Assert.Equal("complete", (await host.Api.Get($"/v1/checkout/sessions/{session}")).Text("status"));
        Assert.DoesNotContain(host.Heard.Skip(heardBefore), h => h.Body.Contains("checkout.session.completed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_or_expired_page_is_friendly_and_has_a_way_on()
    {
        await host.Api.Made($"/v1/checkout/sessions/{session}/expire");

        var (gone, expired, _) = await Send(HttpMethod.Get);
        var (missing, unknown, _) = await Send(HttpMethod.Get, id: "cs_test_none");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (gone, missing));
        Assert.Contains("This payment page has expired", expired, StringComparison.Ordinal);
        Assert.Contains("https://shop.example/back", expired, StringComparison.Ordinal);
        Assert.Contains(">Return</a>", unknown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    public async Task A_form_from_another_site_is_refused(string header, string value)
    {
        var (status, _, _) = await Send(HttpMethod.Post, Card("4242424242424242"), header: (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("open", (await host.Api.Get($"/v1/checkout/sessions/{session}")).Text("status"));
    }

    private static Dictionary<string, string> Card(string number) => new(StringComparer.Ordinal) { ["number"] = number, ["expiry"] = "12 / 29", ["cvc"] = "123", ["name"] = "Mara Lindqvist", ["country"] = "DE" };

    private async Task<(HttpStatusCode Status, string Html, string? Location)> Send(HttpMethod method, Dictionary<string, string>? form = null, string? id = null, (string Name, string Value)? header = null)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(method, $"{host.Url}/sandbox/checkout/{id ?? session}");
        if (form is not null) { request.Content = new FormUrlEncodedContent(form); }
        if (header is var (name, value)) { request.Headers.Add(name, value); }
        using var response = await http.SendAsync(request);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), response.Headers.Location?.OriginalString);
    }
}
