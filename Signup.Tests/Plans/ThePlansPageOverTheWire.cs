using System.IO.Compression;
using System.Net;
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
        var html = await http.GetStringAsync(new Uri("/", UriKind.Relative));
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        var weight = (await http.GetByteArrayAsync("/")).Length;
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

    [Theory]
    [InlineData("br;q=1, gzip;q=0.5", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0", null)]
    public async Task It_is_sent_as_small_as_the_browser_can_read(string accepted, string? packing)
    {
        using var plain = await http.GetAsync("/");
        using var packed = await Ask("Accept-Encoding", accepted);

        Assert.Equal(packing, packed.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await Unpacked(packed, packing));
        Assert.InRange((await packed.Content.ReadAsByteArrayAsync()).Length, 1, packing is null ? 30_000 : 5_500);
        Assert.Superset(new HashSet<string>(["Accept-Encoding", "Accept-Language", "Cookie"], StringComparer.Ordinal), packed.Headers.Vary.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_browser_that_has_it_is_told_so_until_its_language_or_colours_change()
    {
        using var first = await http.GetAsync("/");
        var tag = first.Headers.ETag!.ToString();

        using var again = await Ask("If-None-Match", tag);
        using var german = await Ask("If-None-Match", tag, ("Accept-Language", "de"));
        using var dark = await Ask("If-None-Match", tag, ("Cookie", "theme=dark"));
        using var packed = await Ask("If-None-Match", tag, ("Accept-Encoding", "br"));
        using var uncached = await Ask("If-None-Match", tag, at: "/?from=elsewhere");

        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(tag, again.Headers.ETag?.ToString());
        Assert.All([german, dark, packed], other => Assert.Equal(HttpStatusCode.OK, other.StatusCode));
        Assert.True(first.Headers.CacheControl is { NoCache: true, Private: true });
        Assert.Contains(uncached.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.NotModified });
    }

    [Fact]
    public async Task What_it_loads_is_named_by_its_content_and_guarded_like_a_page()
    {
        var parts = Parts().Matches(await http.GetStringAsync(new Uri("/", UriKind.Relative))).Select(m => m.Groups["address"].Value).ToList();

        Assert.True(parts.Count > 5);
        foreach (var part in parts)
        {
            using var loaded = await http.GetAsync(part.Replace("&#x2B;", "+", StringComparison.Ordinal));
            Assert.Matches(@"\.[a-z0-9]{10}\.(css|js|svg)$", part);
            Assert.Equal("nosniff", Assert.Single(loaded.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("default-src 'self'", Assert.Single(loaded.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
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
        var yearly = team.GetProperty("prices").EnumerateArray().Where(p => p.GetProperty("billingCycle").GetString() == "yearly");
        Assert.Equal(["149000 eur", "165000 usd", "129000 gbp", "145000 chf", "240000 jpy"], yearly.Select(p => $"{p.GetProperty("minor").GetInt64()} {p.GetProperty("currency").GetString()}"), StringComparer.Ordinal);
    }

    public void Dispose() => http.Dispose();

    private static async Task<string> Unpacked(HttpResponseMessage answer, string? packing)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = packing switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var text = new StreamReader(plain);
        return await text.ReadToEndAsync();
    }

    private async Task<HttpResponseMessage> Ask(string header, string value, (string Name, string Value)? more = null, string at = "/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, at);
        request.Headers.Add(header, value);
        if (more is { } another) { request.Headers.Add(another.Name, another.Value); }
        return await http.SendAsync(request);
    }

    [GeneratedRegex("<(?:link|script)[^>]+(?:href|src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Parts();
}
