using Microsoft.Net.Http.Headers;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers;

/// <summary>The sign-in pages: looked at in a real browser, and used without one, because they are forms that need no script.</summary>
public sealed class TheSignInPages : InABrowser, IDisposable
{
    private const string NewPassword = "boje-im-morgennebel";

    private readonly PlainBrowser mara = new(Shops.Open);

    [Fact]
    public async Task Can_be_used_by_everybody()
    {
        var visitor = await Newcomer(Shops.Open, "nobody@hafenlicht.example");
        foreach (var (path, heading) in ((string, string)[])
        [
            ("/forgot", "Choose a new password"),
            ("/reset?token=made-up", "Choose a new password"),
            ("/verify?token=made-up", "Confirm your e-mail address"),
            ("/verify", "Confirm your e-mail address"),
            ("/sign-in", "Sign in"),
        ])
        {
            await visitor.Page.GotoAsync(Shops.Open.Url + path);
            await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(heading);
            await Everybody.CanUse(visitor.Page, path, (320, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light));
        }

        await visitor.SignIn("wrong-password");
        await Expect(visitor.Page.Locator(".error-summary")).ToContainTextAsync("The e-mail or password is not right.");
        await Accessible.Check(visitor.Page, "sign-in with an error");
        visitor.HasNoComplaints();
    }

    [Fact]
    public async Task Signing_in_leads_to_where_one_wanted_to_go()
    {
        var (email, _) = await Shops.Open.Registered();

        var page = await SignIn(await mara.Open("/sign-in?return=/help"), email);

        Assert.Equal("/help", page.At);
        Assert.True(mara.HasCookie("signup"));
        var cookie = Assert.Single(mara.WereSet, c => c.Name == "signup");
        Assert.Equal((true, SameSiteMode.Lax), (cookie.HttpOnly, cookie.SameSite));
    }

    [Fact]
    public async Task Signing_in_again_in_the_same_browser_ends_the_session_it_had()
    {
        var (email, id) = await Shops.Open.Registered();
        var (tab, other) = (await mara.Open("/sign-in"), await mara.Open("/sign-in"));

        await SignIn(tab, email);
        await SignIn(other, email);

        Assert.Single(await Shops.Open.Get<Sessions>().OpenOnesOf(id.Value), s => s.Kind == SessionKind.Cookie);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    public async Task Signing_in_never_leads_elsewhere(string elsewhere)
    {
        var (email, _) = await Shops.Open.Registered();

        var page = await SignIn(await mara.Open("/sign-in?return=" + Uri.EscapeDataString(elsewhere)), email);

        Assert.Equal(Shops.Open.Url + "/account", page.Url);
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_address_and_says_no_more_than_it_must()
    {
        var (email, _) = await Shops.Open.Registered();

        var page = await SignIn(await mara.Open("/sign-in"), email, "wrong-password");

        Assert.Contains("The e-mail or password is not right.", page.Says(".error-summary"), StringComparison.Ordinal);
        Assert.Equal((email, ""), (page.Holds("E-mail address"), page.Holds("Password")));
        Assert.Equal("Error: Sign in - Northwind Support", page.Title);
    }

    [Fact]
    public async Task A_suspended_customer_is_told_whom_to_write_to()
    {
        var (email, id) = await Shops.Open.Registered();
        await Shops.Open.Get<SuspendCustomer>().Run(Actor.System, id, null);

        var page = await SignIn(await mara.Open("/sign-in"), email);

        Assert.Contains("This account is suspended. Contact help@northwind.example.", page.Says(".error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_customers_cookie_counts_no_more()
    {
        var (email, id) = await Shops.Open.Registered();
        var before = await SignIn(await mara.Open("/sign-in?return=/help"), email);

        await Shops.Open.Get<SuspendCustomer>().Run(Actor.System, id, null);
        var after = await mara.Open("/help");

        Assert.True(before.Has("header a[href='/account']"));
        Assert.True(after.Has("header a[href='/sign-in']"));
        Assert.False(mara.HasCookie("signup"));
    }

    [Fact]
    public async Task Opening_the_verification_link_uses_nothing_up_and_the_button_confirms()
    {
        var (email, _) = await Shops.Open.Registered();
        var link = await Shops.Open.LinkIn("verify-email", email);
        using var scanner = new PlainBrowser(Shops.Open);
        await scanner.Open(link);

        var confirmed = await (await mara.Open(link)).Press("Confirm e-mail");
        var again = await (await mara.Open(link)).Press("Confirm e-mail");

        Assert.Contains("Your e-mail address is confirmed.", confirmed.Says("main .notice"), StringComparison.Ordinal);
        Assert.Contains("Already confirmed.", again.Says("main .notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_verification_link_offers_a_new_one()
    {
        var (email, _) = await Shops.Open.Registered();
        var old = await Shops.Open.LinkIn("verify-email", email);
        await Shops.Open.Get<ResendVerification>().Run(email);
        await Eventually.Hold(async () => await Shops.Open.LinkIn("verify-email", email) != old, "a newer link");

        var gone = await (await mara.Open(old)).Press("Confirm e-mail");
        var wrong = await gone.Press("Send a new link", ("E-mail address", "nonsense"));
        var sent = await wrong.Press("Send a new link", ("E-mail address", email));

        Assert.Contains("This link does not work any more.", gone.Says("main .notice"), StringComparison.Ordinal);
        Assert.Contains("Enter an e-mail address in the right format", wrong.Says(".error-summary"), StringComparison.Ordinal);
        Assert.Contains("we have sent a new link", sent.Says("main .notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_new_one()
    {
        var (email, _) = await Shops.Open.Registered();
        var asked = await (await mara.Open("/forgot")).Press("Send me a link", ("E-mail address", email));

        var reset = await mara.Open(await Shops.Open.LinkIn("reset-password", email));
        var tooShort = await reset.Press("Save password", ("New password", "short"));
        var changed = await tooShort.Press("Save password", ("New password", NewPassword));

        Assert.Contains("If there is an account for that address, we have sent a link.", asked.Says("main .notice"), StringComparison.Ordinal);
        Assert.Contains("Password must be 8 characters or more", tooShort.Says("#password-error"), StringComparison.Ordinal);
        Assert.Equal("Your password was changed. Sign in with the new one.", changed.Says("main .notice"));
        Assert.Equal("/account", (await SignIn(changed, email, NewPassword)).At);
    }

    [Fact]
    public async Task They_speak_German()
    {
        using var german = new PlainBrowser(Shops.Open, "de-DE");

        var page = await (await german.Open("/sign-in")).Press("Anmelden");

        Assert.Contains("Geben Sie Ihre E-Mail-Adresse ein", page.Says(".error-summary"), StringComparison.Ordinal);
    }

    public void Dispose() => mara.Dispose();

    private static Task<PlainPage> SignIn(PlainPage page, string email, string password = Shops.Password) => page.Press("Sign in", ("E-mail address", email), ("Password", password));
}
