using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers;

/// <summary>The sign-in pages in a real browser.</summary>
public sealed class TheSignInPages : InABrowser
{
    [Theory]
    [InlineData("/sign-in", "Sign in")]
    [InlineData("/forgot", "Choose a new password")]
    [InlineData("/reset?token=made-up", "Choose a new password")]
    [InlineData("/verify?token=made-up", "Confirm your e-mail address")]
    [InlineData("/verify", "Confirm your e-mail address")]
    public async Task Can_be_used_by_everybody(string path, string heading)
    {
        var visitor = await Newcomer(Shops.Open);

        await visitor.Page.GotoAsync(Shops.Open.Url + path);

        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(heading);
        await Everybody.CanUse(visitor.Page, path, (320, ColorScheme.Light), (360, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light));
        visitor.HasNoComplaints();
    }

    [Fact]
    public async Task Signing_in_leads_to_where_one_wanted_to_go()
    {
        var (email, _) = await Shops.Open.Registered();
        var page = await Visit(Shops.Open.Url + "/sign-in?return=/help");

        await SignIn(page, email, Shops.Password);

        await Expect(page).ToHaveURLAsync(Shops.Open.Url + "/help");
        var cookie = Assert.Single(await page.Context.CookiesAsync(), c => c.Name == "signup");
        Assert.Equal((true, SameSiteAttribute.Lax), (cookie.HttpOnly, cookie.SameSite));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    public async Task Signing_in_never_leads_elsewhere(string elsewhere)
    {
        var (email, _) = await Shops.Open.Registered();
        var page = await Visit(Shops.Open.Url + "/sign-in?return=" + Uri.EscapeDataString(elsewhere));

        await SignIn(page, email, Shops.Password);

        await page.WaitForURLAsync(Shops.Open.Url + "/account**");
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_address_and_says_no_more_than_it_must()
    {
        var (email, _) = await Shops.Open.Registered();
        var page = await Visit(Shops.Open.Url + "/sign-in");

        await SignIn(page, email, "wrong-password");

        await Expect(page.Locator(".error-summary")).ToContainTextAsync("The e-mail or password is not right.");
        await Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync(email);
        await Expect(page.Locator("#password")).ToHaveValueAsync("");
        await Expect(page).ToHaveTitleAsync("Error: Sign in - Northwind Support");
        await Accessible.Check(page, "sign-in with an error");
    }

    [Fact]
    public async Task A_suspended_customer_is_told_whom_to_write_to()
    {
        var (email, id) = await Shops.Open.Registered();
        await Shops.Open.Get<SuspendCustomer>().Run(Actor.System, id, null);
        var page = await Visit(Shops.Open.Url + "/sign-in");

        await SignIn(page, email, Shops.Password);

        await Expect(page.Locator(".error-summary")).ToContainTextAsync("This account is suspended. Contact help@northwind.example.");
    }

    [Fact]
    public async Task A_suspended_customers_cookie_counts_no_more()
    {
        var (email, id) = await Shops.Open.Registered();
        var page = await Visit(Shops.Open.Url + "/sign-in?return=/help");
        await SignIn(page, email, Shops.Password);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Account" })).ToBeVisibleAsync();

        await Shops.Open.Get<SuspendCustomer>().Run(Actor.System, id, null);
        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "signup");
    }

    [Fact]
    public async Task Opening_the_verification_link_uses_nothing_up_and_the_button_confirms()
    {
        var (email, _) = await Shops.Open.Registered();
        var link = await Shops.Open.LinkIn("verify-email", email);
        await Visit(Shops.Open.Url + link);
        var page = await Visit(Shops.Open.Url + link);

        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm e-mail" }).ClickAsync();
        await Expect(page.GetByText("Your e-mail address is confirmed.")).ToBeVisibleAsync();

        var again = await Visit(Shops.Open.Url + link);
        await again.GetByRole(AriaRole.Button, new() { Name = "Confirm e-mail" }).ClickAsync();
        await Expect(again.GetByText("Already confirmed.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dead_verification_link_offers_a_new_one()
    {
        var (email, _) = await Shops.Open.Registered();
        var old = await Shops.Open.LinkIn("verify-email", email);
        await Shops.Open.Get<ResendVerification>().Run(email);
        var page = await Visit(Shops.Open.Url + old);

        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm e-mail" }).ClickAsync();
        await Expect(page.GetByText("This link does not work any more.")).ToBeVisibleAsync();
        await page.GetByLabel("E-mail address").FillAsync("nonsense");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a new link" }).ClickAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Enter an e-mail address in the right format");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a new link" }).ClickAsync();

        await Expect(page.GetByText("we have sent a new link")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_new_one()
    {
        var (email, _) = await Shops.Open.Registered();
        var page = await Visit(Shops.Open.Url + "/forgot");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a link" }).ClickAsync();
        await Expect(page.GetByText("If there is an account for that address, we have sent a link.")).ToBeVisibleAsync();

        await page.GotoAsync(Shops.Open.Url + await Shops.Open.LinkIn("reset-password", email));
        await page.Locator("#password").FillAsync("short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();
        await Expect(page.Locator("#password-error")).ToContainTextAsync("Password must be 8 characters or more");
        await page.Locator("#password").FillAsync("boje-im-morgennebel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();

        await Expect(page.GetByText("Your password was changed. Sign in with the new one.")).ToBeVisibleAsync();
        await SignIn(page, email, "boje-im-morgennebel");
        await page.WaitForURLAsync(Shops.Open.Url + "/account**");
    }

    [Fact]
    public async Task They_speak_German()
    {
        var page = await Visit(Shops.Open.Url + "/sign-in", locale: "de-DE");

        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden" }).ClickAsync();

        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Geben Sie Ihre E-Mail-Adresse ein");
    }

    private static async Task SignIn(IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Locator("#password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
