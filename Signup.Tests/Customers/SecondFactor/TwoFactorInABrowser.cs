using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers.SecondFactor;

/// <summary>Signing in, and Security in the account, with a phone beside the browser.</summary>
public sealed class TwoFactorInABrowser : InABrowser
{
    private const string CodePage = "/sign-in/second-factor";

    [Fact]
    public async Task Is_set_up_in_the_account_and_asked_for_at_the_next_sign_in()
    {
        var (email, page, phone) = await WithPhone();
        await Expect(page.Locator("ul.codes li")).ToHaveCountAsync(10);
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page.GetByText("Recovery codes left: 10.")).ToBeVisibleAsync();

        await SignOut(page);
        await TwoFactorPages.SignIn(page, Shops.Open.Url + "/sign-in?return=/account/security", email);
        await page.WaitForURLAsync("**" + CodePage);
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "signup");
        await Expect(page.GetByLabel("Code")).ToBeFocusedAsync();
        await page.GetByLabel("Code").FillAsync(Shops.Open.ShownNext(phone));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.WaitForURLAsync("**/account/security");
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "signup-half");
    }

    [Fact]
    public async Task Takes_a_recovery_code_and_says_how_many_are_left()
    {
        var (email, _, codes) = await Shops.Open.RegisteredWithPhone();
        var page = await Visit();
        await TwoFactorPages.SignIn(page, Shops.Open.Url + "/sign-in", email);

        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code instead" }).ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync(codes[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByText("Recovery codes left: 9.")).ToBeVisibleAsync();
        await Accessible.Check(page, "signed in with a recovery code");
        await Browser.Shot(page, "second-factor-recovery-used");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("**/account");
    }

    [Fact]
    public async Task Leads_a_customer_back_to_the_step_of_the_sign_up()
    {
        var (email, phone, _) = await Shops.Open.RegisteredWithPhone();
        var page = await Visit(Shops.Open.Url + await StepUrl());
        var step = new Uri(page.Url).AbsolutePath;

        await page.GetByRole(AriaRole.Link, new() { Name = "I have an account: sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in**");
        await TwoFactorPages.SignIn(page, page.Url, email);
        await page.WaitForURLAsync("**" + CodePage);
        await page.GetByLabel("Code").FillAsync(Shops.Open.ShownNext(phone));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Your details");
        Assert.Equal(step.Replace("/register", "/profile", StringComparison.Ordinal), new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_code_and_lets_one_try_again()
    {
        var (email, _, _) = await Shops.Open.RegisteredWithPhone();
        var page = await Visit();
        await TwoFactorPages.SignIn(page, Shops.Open.Url + "/sign-in", email);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Enter the code");
        await page.GetByLabel("Code").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.Locator(".error-summary")).ToContainTextAsync("This code is not right or was used before");
        await Expect(page).ToHaveTitleAsync("Error: Enter the code from your authenticator app - Northwind Support");
        await Accessible.Check(page, "second factor with an error");
    }

    [Fact]
    public async Task Can_be_used_by_everybody()
    {
        var (email, _) = await Shops.Open.Registered();
        var page = (await SignedIn(Shops.Open, email, "/account/security")).Page;
        Task Look(string what) => Everybody.CanUse(page, "second factor " + what, (360, ColorScheme.Dark), (360, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light));

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Set up" })).ToBeEnabledAsync();
        await TwoFactorPages.TurnOn(page, Shops.Password, Shops.Open.Shown, Look);
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page.GetByText("Recovery codes left: 10.")).ToBeVisibleAsync();
        await Look("on");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Look("removing");
        await SignOut(page);
        await TwoFactorPages.SignIn(page, Shops.Open.Url + "/sign-in", email);
        await page.WaitForURLAsync("**" + CodePage);
        await Look("code");
        await page.GotoAsync(Shops.Open.Url + CodePage + "?recovery=1");
        await Look("recovery");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(Shops.Open.Url + CodePage);
        await Look("too late");
    }

    [Fact]
    public async Task Is_removed_with_the_password_and_renewed_with_it()
    {
        var (email, page, _) = await WithPhone();
        var old = await page.Locator("ul.codes li").First.InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Make new recovery codes" }).ClickAsync();
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync("wrong-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByText("This is not your password")).ToBeVisibleAsync();
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync(Shops.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.Locator("ul.codes li")).ToHaveCountAsync(10);
        await Expect(page.Locator("ul.codes")).Not.ToContainTextAsync(old);
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync(Shops.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Set up" })).ToBeVisibleAsync();
    }

    private async Task<(string Email, IPage Page, AuthenticatorApp Phone)> WithPhone()
    {
        var (email, _) = await Shops.Open.Registered();
        var page = (await SignedIn(Shops.Open, email, "/account/security")).Page;
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Set up" })).ToBeEnabledAsync();
        return (email, page, await TwoFactorPages.TurnOn(page, Shops.Password, Shops.Open.Shown));
    }

    private static async Task SignOut(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    private static async Task<string> StepUrl()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Shops.Open.Url) };
        var plan = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/plans", UriKind.Relative)))![0]!["planId"]!.ToString();
        var started = await http.PostAsJsonAsync("/api/signups", new { planId = plan, billingCycle = "monthly", country = "DE" });
        return new Uri(JsonNode.Parse(await started.Content.ReadAsStringAsync())!["next"]!["url"]!.ToString()).PathAndQuery;
    }
}
