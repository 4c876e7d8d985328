using System.Text.Json;
using System.Text.RegularExpressions;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Plans;

public sealed partial class ThePlansPageOverTheWire(TheShop shop) : IClassFixture<TheShop>, IDisposable
{
    private const int Most = 60 * 1024;

    private readonly AppHost host = shop.Host;
    private readonly HttpClient http = new() { BaseAddress = new Uri(shop.Host.Url) };

    [Fact]
    public async Task With_everything_it_loads_it_weighs_less_than_60_KB()
    {
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await http.GetAsync("/");
        var html = await answer.Content.ReadAsStringAsync();
        var weight = html.Length;
        foreach (var part in Parts().Matches(html).Select(m => m.Groups["address"].Value).Distinct(StringComparer.Ordinal))
        {
            using var loaded = await http.GetAsync(part.Replace("&#x2B;", "+", StringComparison.Ordinal));
            Assert.True(loaded.IsSuccessStatusCode, part);
            weight += (await loaded.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(weight, 10_000, Most);
    }

    [Fact]
    public async Task It_carries_no_circuit_no_cookie_and_no_token()
    {
        using var answer = await http.GetAsync("/");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("blazor.web", html, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--Blazor", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_visitor_gets_it_from_memory_in_their_own_language_and_colours()
    {
        using var first = await http.GetAsync("/");
        using var second = await http.GetAsync("/");
        using var german = await Ask("Accept-Language", "de-AT");
        using var dark = await Ask("Cookie", "theme=dark");

        Assert.NotNull(second.Headers.Age);
        Assert.Contains("W&#xE4;hlen Sie", await german.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", await dark.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_query_ends_up_in_anothers_page()
    {
        await http.GetStringAsync(new Uri("/?from=elsewhere", UriKind.Relative));

        Assert.DoesNotContain("elsewhere", await http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_plan_is_gone_at_once()
    {
        Assert.Contains("Essential", await http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        var essential = (await host.Get<PlanCatalogue>().Current()).Single(s => s.Version.Name == "Essential").Plan.Id;

        await host.Get<WithdrawPlan>().Run(essential, new Actor(Guid.NewGuid(), Role.Admin, null, "Ada"));

        await Eventually.Hold(async () => !(await http.GetStringAsync(new Uri("/", UriKind.Relative))).Contains("Essential", StringComparison.Ordinal), "a page without the withdrawn plan");
    }

    [Fact]
    public async Task The_API_lists_the_plans_in_minor_units()
    {
        using var plans = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/plans", UriKind.Relative)));

        var team = plans.RootElement.EnumerateArray().Single(p => p.GetProperty("name").GetString() == "Team");
        Assert.Equal("supportContract", team.GetProperty("kind").GetString());
        Assert.Equal(20, team.GetProperty("remorseWindowSeconds").GetInt32());
        var yearly = team.GetProperty("prices").EnumerateArray().Single(p => p.GetProperty("billingCycle").GetString() == "yearly");
        Assert.Equal((149_000, "eur"), (yearly.GetProperty("minor").GetInt64(), yearly.GetProperty("currency").GetString()));
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Ask(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add(header, value);
        return await http.SendAsync(request);
    }

    [GeneratedRegex("<(?:link|script)[^>]+(?:href|src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Parts();
}
