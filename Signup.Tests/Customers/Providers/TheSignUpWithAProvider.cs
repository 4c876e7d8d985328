using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Customers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers.Providers;

/// <summary>R1 step 3 with R2's providers: in Chromium where a page is live or looked at, without it where links and forms lead on.</summary>
[Collection("Providers")]
public sealed class TheSignUpWithAProvider(ProvidersHost host) : InABrowser
{
    [Fact]
    public async Task Goes_from_the_plans_through_the_provider_to_the_profile_which_knows_the_name_already()
    {
        var name = host.NewName();
        using var mara = new PlainBrowser(host.App);

        var page = await Continue(await AtTheRegisterStep(mara), "verified-" + name);

        Assert.Equal("Your details", page.Heading);
        Assert.True(page.Has("#company"));
        Assert.False(page.Has("#firstName"));
        var customer = (await host.CustomerOf(name + "@hafenlicht.example"))!;
        Assert.Equal((CustomerStatus.Verified, "Mara", "Lindqvist"), (customer.Status, customer.Profile.FirstName, customer.Profile.LastName));
    }

    [Fact]
    public async Task Refusing_at_the_provider_leads_back_to_the_register_step_where_one_can_still_register()
    {
        var page = await Visit();
        await Start(page);
        var step = page.Url.Split('?')[0];

        await Continue(page, "verified-" + host.NewName(), "Refuse");

        Assert.Equal(step, page.Url.Split('?')[0]);
        await Expect(page.Locator("main .notice").First).ToHaveTextAsync("Signing in with Harbour ID was not allowed. Choose another way.");
        await Accessible.Check(page, "register after a refusal");
        await page.GetByLabel("E-mail address").FillAsync(host.NewName() + "@hafenlicht.example");
        await page.Locator("#password").FillAsync(ProvidersHost.Password);
        await page.GetByLabel("First name").FillAsync("Mara");
        await page.GetByLabel("Last name").FillAsync("Lindqvist");
        await page.Locator("#terms").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account and continue" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your details");
    }

    [Fact]
    public async Task A_provider_that_is_down_leads_back_to_the_register_step()
    {
        using var mara = new PlainBrowser(host.App);

        var page = await (await AtTheRegisterStep(mara)).Follow("Continue with Nowhere");

        Assert.Equal(("Nowhere did not answer. Try again or use your e-mail.", "Create an account"), (page.Says("main .beside .notice"), page.Heading));
    }

    [Fact]
    public async Task An_account_that_exists_is_connected_and_the_sign_up_goes_on()
    {
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        using var mara = new PlainBrowser(host.App);

        var asks = await Continue(await AtTheRegisterStep(mara), "verified-" + email);
        var page = await asks.Press("Connect Harbour ID", ("Password", ProvidersHost.Password));

        Assert.Equal(("Connect Harbour ID", "Your details"), (asks.Heading, page.Heading));
        Assert.Equal(1, await host.Connections(email));
    }

    [Fact]
    public async Task The_pages_speak_German()
    {
        using var mara = new PlainBrowser(host.App, "de-DE");

        var page = await mara.Open("/sign-in?problem=PROVIDER_DENIED.harbour");

        Assert.Equal("Weiter mit Harbour ID", page.Says(".providers a"));
        Assert.Equal("Die Anmeldung mit Harbour ID wurde nicht erlaubt. Wählen Sie einen anderen Weg.", page.Says("main .notice"));
    }

    [Fact]
    public async Task The_pages_can_be_used_by_everybody_also_when_taking_the_last_way_in_away_is_refused_with_the_way_out()
    {
        var page = await Visit(host.App.Url + "/sign-in");
        await Look(page, "sign-in");
        await Start(page);
        await Look(page, "register");
        await page.GotoAsync(host.App.Url + "/sign-in");
        await Continue(page, "noemail-" + host.NewName(), "Allow");
        await Look(page, "e-mail");
        await page.GetByLabel("E-mail address").FillAsync(host.NewName() + "@hafenlicht.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByText("Hello, Mara")).ToBeVisibleAsync();
        await page.GotoAsync(host.App.Url + "/account/security");
        await Look(page, "security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect Harbour ID" }).ClickAsync();
        await Expect(page.GetByText("Harbour ID is your only way to sign in. Choose a password first, then you can disconnect it.")).ToBeVisibleAsync();
        await Accessible.Check(page, "security after the refusal");
        await page.Context.ClearCookiesAsync();
        var email = host.NewName() + "@hafenlicht.example";
        await host.Registered(email);
        await page.GotoAsync(host.App.Url + "/sign-in");
        await Continue(page, "verified-" + email, "Allow");
        await Look(page, "connect");
    }

    private static Task Look(IPage page, string what) => Everybody.CanUse(page, what + " with providers", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light), (320, ColorScheme.Dark));

    /// <summary>R1 steps 1 and 2: from the plans to the register step.</summary>
    private async Task Start(IPage page)
    {
        await page.GotoAsync(host.App.Url + "/");
        await page.Locator("main form button.primary").First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Create an account");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Create account and continue" })).ToBeEnabledAsync();
    }

    /// <summary>The same without a screen.</summary>
    private static async Task<PlainPage> AtTheRegisterStep(PlainBrowser browser) => await (await browser.Open("/")).Press("Continue");

    private static async Task<PlainPage> Continue(PlainPage page, string login) => await (await (await page.Follow("Continue with Harbour ID")).Press("Go on", ("Name", login))).Press("Allow");

    private static async Task Continue(IPage page, string login, string answer)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue with Harbour ID" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(login);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = answer }).ClickAsync();
    }
}
