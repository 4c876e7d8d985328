using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers.SecondFactor;

/// <summary>Signing in, and Security in the account, with a phone beside the browser: in Chromium where a page is live or looked at, without it where a form is sent.</summary>
public sealed class TwoFactorInABrowser : InABrowser
{
    private const string CodePage = "/sign-in/second-factor";
    private const string WrongCode = "This code is not right or was used before";

    [Fact]
    public async Task Is_set_up_renewed_asked_for_and_removed_and_can_be_used_by_everybody()
    {
        var (email, _) = await Shops.Open.Registered();
        var page = (await SignedIn(Shops.Open, email, "/account/security")).Page;
        Task Look(string what) => Everybody.CanUse(page, "second factor " + what, (320, ColorScheme.Dark), (320, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light));

        await Expect(Button(page, "Set up")).ToBeEnabledAsync();
        var phone = await TwoFactorPages.TurnOn(page, Shops.Password, Shops.Open.Shown, Look);
        await Expect(page.Locator("ul.codes li")).ToHaveCountAsync(10);
        var old = await page.Locator("ul.codes li").First.InnerTextAsync();
        await Button(page, "I have kept them").ClickAsync();
        await Expect(page.GetByText("Recovery codes left: 10.")).ToBeVisibleAsync();
        await Look("on");

        await Button(page, "Make new recovery codes").ClickAsync();
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync("wrong-password");
        await Button(page, "Continue").ClickAsync();
        await Expect(page.GetByText("This is not your password")).ToBeVisibleAsync();
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync(Shops.Password);
        await Button(page, "Continue").ClickAsync();
        await Expect(page.Locator("ul.codes li")).ToHaveCountAsync(10);
        await Expect(page.Locator("ul.codes")).Not.ToContainTextAsync(old);
        var recovery = await page.Locator("ul.codes li").First.InnerTextAsync();
        await Button(page, "I have kept them").ClickAsync();
        await Expect(page.GetByText("Recovery codes left: 10.")).ToBeVisibleAsync();

        await SignOut(page);
        await TwoFactorPages.SignIn(page, Shops.Open.Url + "/sign-in?return=/account/security", email);
        await page.WaitForURLAsync("**" + CodePage);
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "signup");
        await Expect(page.GetByLabel("Code")).ToBeFocusedAsync();
        await Look("code");
        await page.GetByLabel("Code").FillAsync("000000");
        await Button(page, "Sign in").ClickAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync(WrongCode);
        await Accessible.Check(page, "second factor with an error");
        await page.GetByLabel("Code").FillAsync(Shops.Open.ShownNext(phone));
        await Button(page, "Sign in").ClickAsync();
        await page.WaitForURLAsync("**/account/security");
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "signup-half");

        await SignOut(page);
        await TwoFactorPages.SignIn(page, Shops.Open.Url + "/sign-in?return=/account/security", email);
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code instead" }).ClickAsync();
        await page.WaitForURLAsync("**" + CodePage + "?recovery=1");
        await Look("recovery");
        await page.GetByLabel("Recovery code").FillAsync(recovery);
        await Button(page, "Sign in").ClickAsync();
        await Expect(page.GetByText("Recovery codes left: 9.")).ToBeVisibleAsync();
        await Accessible.Check(page, "signed in with a recovery code");
        await Browser.Shot(page, "second-factor-recovery-used");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("**/account/security");

        await Expect(Button(page, "Remove")).ToBeEnabledAsync();
        await Button(page, "Remove").ClickAsync();
        await Look("removing");
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync(Shops.Password);
        await Button(page, "Remove").ClickAsync();
        await Expect(Button(page, "Set up")).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(Shops.Open.Url + CodePage);
        await Look("too late");
    }

    [Fact]
    public async Task Takes_a_recovery_code_and_says_how_many_are_left()
    {
        var (email, _, codes) = await Shops.Open.RegisteredWithPhone();
        using var mara = new PlainBrowser(Shops.Open);

        var asks = await (await SignIn(await mara.Open("/sign-in"), email)).Follow("Use a recovery code instead");
        var done = await asks.Press("Sign in", ("Recovery code", codes[0]));

        Assert.Contains("Recovery codes left: 9.", done.Says("main .notice"), StringComparison.Ordinal);
        Assert.Equal("/account", (await done.Follow("Continue")).At);
    }

    [Fact]
    public async Task Leads_a_customer_back_to_the_step_of_the_sign_up()
    {
        var (email, phone, _) = await Shops.Open.RegisteredWithPhone();
        using var mara = new PlainBrowser(Shops.Open);
        var step = await (await mara.Open("/")).Press("Continue");

        var asks = await SignIn(await step.Follow("I have an account: sign in"), email);
        var further = await asks.Press("Sign in", ("Code", Shops.Open.ShownNext(phone)));

        Assert.Equal(CodePage, asks.At);
        Assert.Equal(("Your details", step.At.Replace("/register", "/profile", StringComparison.Ordinal)), (further.Heading, further.At));
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_code_and_lets_one_try_again()
    {
        var (email, phone, _) = await Shops.Open.RegisteredWithPhone();
        using var mara = new PlainBrowser(Shops.Open);

        var asks = await SignIn(await mara.Open("/sign-in"), email);
        var missing = await asks.Press("Sign in");
        var wrong = await missing.Press("Sign in", ("Code", "000000"));
        var right = await wrong.Press("Sign in", ("Code", Shops.Open.ShownNext(phone)));

        Assert.Contains("Enter the code", missing.Says(".error-summary"), StringComparison.Ordinal);
        Assert.Contains(WrongCode, wrong.Says(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("Error: Enter the code from your authenticator app - Northwind Support", wrong.Title);
        Assert.Equal("/account", right.At);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static Task<PlainPage> SignIn(PlainPage page, string email) => page.Press("Sign in", ("E-mail address", email), ("Password", Shops.Password));

    private static async Task SignOut(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }
}
