using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Customers.Providers;

/// <summary>Every failure leads back to where the customer began, with a plain sentence, and signs nobody in.</summary>
[Collection("Providers")]
public sealed class WhenNothingComesOfIt(ProvidersHost host)
{
    private const string TooLong = "The sign-in with Harbour ID took too long, or was finished before. Try again.";

    [Fact]
    public async Task Refusing_at_the_provider_leads_back_with_the_way_on_kept()
    {
        using var mara = host.Travel();

        var reached = await mara.SignIn("verified-" + host.NewName(), "/sign-in/with/harbour?return=/help", allow: false);

        Assert.Equal(("/sign-in", HttpStatusCode.OK), (reached.Url.AbsolutePath, reached.Status));
        Assert.Equal("Signing in with Harbour ID was not allowed. Choose another way.", reached.Says("main .notice"));
        Assert.Contains("return=%2Fhelp", reached.Page.QuerySelector(".providers a")!.GetAttribute("href"), StringComparison.OrdinalIgnoreCase);
        Assert.False(await mara.IsSignedIn());
    }

    [Fact]
    public async Task An_answer_sent_again_signs_nobody_in()
    {
        using var mara = host.Travel();
        var callback = await mara.ToCallback("verified-" + host.NewName());
        using var mallory = host.Travel();

        var first = await mara.Open(callback);
        var again = await mara.Open(callback);
        var elsewhere = await mallory.Open(callback);

        Assert.Equal("/account", first.PathAndQuery);
        Assert.Equal((HttpStatusCode.OK, "/account"), (again.Status, again.PathAndQuery));
        Assert.Equal(TooLong, elsewhere.Says("main .notice"));
        Assert.False(await mallory.IsSignedIn());
    }

    [Fact]
    public async Task A_code_used_twice_is_refused_by_the_provider_and_told_as_that()
    {
        using var mara = host.Travel();
        var callback = await mara.ToCallback("verified-" + host.NewName());
        await mara.Open(callback);
        using var mallory = host.Travel();
        var own = await mallory.Redirect(new Uri(host.App.Url + "/sign-in/with/harbour?return=/help"));

        var reached = await mallory.Open(With(callback, "state", QueryHelpers.ParseQuery(own.Query)["state"]!));

        Assert.Equal((HttpStatusCode.OK, TooLong), (reached.Status, reached.Says("main .notice")));
        Assert.Contains("return=%2Fhelp", reached.PathAndQuery, StringComparison.OrdinalIgnoreCase);
        Assert.False(await mallory.IsSignedIn());
    }

    [Fact]
    public async Task A_stolen_code_is_worth_nothing_in_another_browser()
    {
        using var mara = host.Travel();
        var callback = await mara.ToCallback("verified-" + host.NewName());
        using var mallory = host.Travel();
        var own = await mallory.Redirect(new Uri(host.App.Url + "/sign-in/with/harbour"));

        await mallory.Open(With(callback, "state", QueryHelpers.ParseQuery(own.Query)["state"]!));

        Assert.False(await mallory.IsSignedIn());
    }

    [Theory]
    [InlineData("state", "made-up")]
    [InlineData("state", "")]
    [InlineData("code", "")]
    [InlineData("error", "access_denied")]
    public async Task A_changed_answer_signs_nobody_in(string name, string value)
    {
        using var mara = host.Travel();
        var callback = await mara.ToCallback("verified-" + host.NewName());

        var reached = await mara.Open(With(callback, name, value));

        Assert.Equal((HttpStatusCode.OK, "/sign-in"), (reached.Status, reached.Url.AbsolutePath));
        Assert.NotEmpty(reached.Says("main .notice"));
        Assert.False(await mara.IsSignedIn());
    }

    [Fact]
    public async Task An_answer_for_another_browser_keeps_the_way_on()
    {
        using var mara = host.Travel();
        var callback = await mara.ToCallback("verified-" + host.NewName(), "/sign-in/with/harbour?return=/help");
        using var withoutCookie = host.Travel();

        var reached = await withoutCookie.Open(callback);

        Assert.Equal(TooLong, reached.Says("main .notice"));
        Assert.Contains("return=%2Fhelp", reached.PathAndQuery, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/sign-in/with/harbour/callback", "/sign-in")]
    [InlineData("/sign-in/with/harbour/callback?state=%00&code=%00", "/sign-in")]
    [InlineData("/sign-in/with/harbour/callback?error=%3Cb%3E&error_description=%3Cscript%3E", "/sign-in")]
    [InlineData("/sign-in/with/harbour/done", "/sign-in")]
    [InlineData("/sign-in/email", "/sign-in")]
    [InlineData("/sign-in/connect", "/sign-in")]
    [InlineData("/sign-in/with/harbour?connect=1", "/sign-in")]
    public async Task Coming_out_of_nowhere_leads_to_the_sign_in(string path, string leadsTo)
    {
        using var nobody = host.Travel();

        var reached = await nobody.Open(path);

        Assert.Equal((HttpStatusCode.OK, leadsTo), (reached.Status, reached.Url.AbsolutePath));
        Assert.DoesNotContain("script>", reached.Says("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in/with/unknown")]
    [InlineData("/sign-in/with/unknown/done")]
    [InlineData("/sign-in/with/unknown/callback")]
    public async Task A_provider_that_is_not_configured_is_not_there(string path)
    {
        using var nobody = host.Travel();

        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Open(path)).Status);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_told_on_the_page_one_came_from()
    {
        using var mara = host.Travel();

        var reached = await mara.Open("/sign-in/with/nowhere?return=/help");

        Assert.Equal((HttpStatusCode.OK, "Nowhere did not answer. Try again or use your e-mail."), (reached.Status, reached.Says("main .notice")));
        Assert.Contains("return=%2Fhelp", reached.PathAndQuery, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_provider_that_goes_down_meanwhile_is_told_and_comes_back_without_a_restart()
    {
        var name = "verified-" + host.NewName();
        using var provider = new OpenIdProvider();
        using var app = new AppHost(settings:
        [
            new("Access:Providers:harbour:ClientId", OpenIdProvider.ClientId), new("Access:Providers:harbour:ClientSecret", OpenIdProvider.ClientSecret),
            new("Access:Providers:harbour:Authority", provider.Address),
        ]);
        using var early = new Traveller(app.Url, provider.Address);
        var before = await early.Open("/sign-in/with/harbour");
        await provider.Start(app.Url + "/sign-in/with/harbour/callback");
        using var mara = new Traveller(app.Url, provider.Address);
        var callback = await mara.ToCallback(name);
        using var late = new Traveller(app.Url, provider.Address);
        var good = await late.SignIn(name);

        provider.Dispose();
        var after = await mara.Open(callback);

        Assert.Equal("harbour did not answer. Try again or use your e-mail.", before.Says("main .notice"));
        Assert.Equal("/account", good.PathAndQuery);
        Assert.Equal((HttpStatusCode.OK, "harbour did not answer. Try again or use your e-mail."), (after.Status, after.Says("main .notice")));
    }

    private static Uri With(Uri url, string name, string value)
    {
        var query = QueryHelpers.ParseQuery(url.Query).ToDictionary(q => q.Key, q => (string?)q.Value.ToString(), StringComparer.Ordinal);
        query[name] = value;
        return new Uri(QueryHelpers.AddQueryString(url.GetLeftPart(UriPartial.Path), query));
    }
}
