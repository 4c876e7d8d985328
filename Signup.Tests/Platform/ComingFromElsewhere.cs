using System.Net;
using AngleSharp.Html.Parser;
using SignupTests.Support;
using SignupTests.SysOps.Settings;
using Xunit;

namespace SignupTests.Platform;

/// <summary>A shop with an address of its own, for those who look at it from outside.</summary>
public sealed class KnownShop : IAsyncLifetime
{
    public AppHost App { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public Task InitializeAsync()
    {
        App = new AppHost(settings: [new("Public:BaseUrl", "http://shop.example"), new("Shop:Accent", "#1b7f5a"), new("Shop:Logo", AChange.Dot)]);
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(App.Url) };
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }
}

/// <summary>Search engines, link previews, probes and followed links.</summary>
public sealed class ComingFromElsewhere(KnownShop shop) : IClassFixture<KnownShop>
{
    private static readonly string[] Public = ["/", "/help", "/terms", "/privacy", "/imprint"];

    [Fact]
    public async Task A_search_engine_is_told_of_the_public_pages_and_of_nothing_else()
    {
        var robots = await shop.Http.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));

        var lines = robots.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["User-agent: *", .. Public.Select(page => $"Allow: {page}$"), "Allow: /css/", "Allow: /js/", "Allow: /img/", "Allow: /shop/", "Allow: /favicon.ico", "Disallow: /", "Sitemap: http://shop.example/sitemap.xml"], lines);
        var map = await shop.Http.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative));
        Assert.All(Public, page => Assert.Contains($"<loc>http://shop.example{page}</loc>", map, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_shops_own_logo_and_colour_are_kept_by_browsers_for_ever_and_no_other_is_served()
    {
        var page = new HtmlParser().ParseDocument(await shop.Http.GetStringAsync(new Uri("/help", UriKind.Relative)));
        var (logo, sheet) = (page.QuerySelector(".logo img")!.GetAttribute("src")!, page.QuerySelector("link[href^='/shop/colour/']")!.GetAttribute("href"));
        Assert.Equal("/shop/colour/1b7f5a.css", sheet);

        foreach (var (address, type) in ((string, string)[])[(logo, "image/png"), (sheet!, "text/css")])
        {
            using var answer = await shop.Http.GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, type, "public, max-age=31536000, immutable"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString()));
        }

        foreach (var address in (string[])["/shop/logo/000000000000000000000000", "/shop/colour/ffcc00.css", "/shop/colour/1b7f5.css"])
        {
            using var answer = await shop.Http.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Each_public_page_has_a_title_and_a_description_of_its_own()
    {
        var about = new List<(string Title, string Description)>();
        foreach (var address in Public)
        {
            var page = new HtmlParser().ParseDocument(await shop.Http.GetStringAsync(new Uri(address, UriKind.Relative)));
            Assert.Equal("http://shop.example" + address, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
            Assert.Equal(page.Title, page.QuerySelector("meta[property='og:title']")?.GetAttribute("content"));
            about.Add((page.Title!, page.QuerySelector("meta[name=description]")!.GetAttribute("content")!));
        }

        Assert.Equal(Public.Length, about.Select(a => a.Title).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Public.Length, about.Select(a => a.Description).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_public_page_may_be_listed()
    {
        foreach (var page in Public)
        {
            using var answer = await shop.Http.GetAsync(page);

            Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, answer.Headers.Contains("X-Robots-Tag")));
        }
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/sign-in")]
    [InlineData("/signup/start")]
    [InlineData("/orders/ORD-1")]
    [InlineData("/thank-you/x")]
    [InlineData("/resume/x")]
    [InlineData("/setup?token=x")]
    [InlineData("/ops/board")]
    [InlineData("/dev/mail")]
    [InlineData("/sandbox/checkout/x")]
    [InlineData("/api/plans")]
    [InlineData("/health/ready")]
    [InlineData("/no-such-page")]
    public async Task Anything_else_is_not_listed(string address)
    {
        using var answer = await shop.Http.GetAsync(address);

        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/account")]
    [InlineData("/api/plans")]
    [InlineData("/health/ready")]
    [InlineData("/css/base.css")]
    [InlineData("/favicon.ico")]
    [InlineData("/robots.txt")]
    [InlineData("/no-such-page")]
    public async Task A_question_for_the_head_is_answered_like_one_for_the_page_but_without_it(string address)
    {
        using var page = await shop.Http.GetAsync(address);
        using var question = new HttpRequestMessage(HttpMethod.Head, address);

        using var head = await shop.Http.SendAsync(question);

        Assert.Equal((page.StatusCode, page.Content.Headers.ContentType, page.Headers.Location), (head.StatusCode, head.Content.Headers.ContentType, head.Headers.Location));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_browser_finds_the_icon_where_it_looks_for_one()
    {
        using var icon = await shop.Http.GetAsync("/favicon.ico");

        Assert.Equal("image/x-icon", icon.Content.Headers.ContentType?.MediaType);
        Assert.InRange((await icon.Content.ReadAsByteArrayAsync()).Length, 100, 2_000);
    }

    [Theory]
    [InlineData("en", "Choose a plan - Northwind Support", "Support plans from Northwind Support. You see the full price with tax before you order.")]
    [InlineData("de", "Tarif wählen - Northwind Support", "Supporttarife von Northwind Support. Sie sehen den vollen Preis mit Steuer, bevor Sie bestellen.")]
    public async Task A_link_to_the_shop_is_shown_with_title_and_description(string language, string title, string description)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept-Language", language } } };
        using var answer = await shop.Http.SendAsync(question);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        string? Meta(string name) => page.QuerySelector($"head meta[name='{name}'], head meta[property='{name}']")?.GetAttribute("content");

        Assert.Equal((title, description, description), (Meta("og:title"), Meta("og:description"), Meta("description")));
        Assert.Equal(("website", "http://shop.example/"), (Meta("og:type"), Meta("og:url")));
    }

    [Theory]
    [InlineData("//elsewhere.example?culture=de", "/")]
    [InlineData("///elsewhere.example/a?culture=de&b=1", "/")]
    [InlineData("/%5Celsewhere.example?culture=de", "/%5Celsewhere.example")]
    [InlineData("/help?culture=de", "/help")]
    public async Task A_link_that_chooses_the_language_stays_here(string link, string leadsTo)
    {
        using var answer = await shop.Http.GetAsync(new Uri(shop.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + link));

        Assert.Equal((HttpStatusCode.Redirect, leadsTo), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }
}
