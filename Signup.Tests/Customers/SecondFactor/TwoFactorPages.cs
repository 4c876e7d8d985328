using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Platform.Access;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers.SecondFactor;

/// <summary>The card of the second factor and the pages that ask for it, by the words that stand there, and a phone beside them.</summary>
public static class TwoFactorPages
{
    private static readonly TimeSpan OneCode = TimeSpan.FromSeconds(30);

    /// <summary>What the phone shows now.</summary>
    public static string Shown(this AppHost shop, AuthenticatorApp phone) => phone.ShowsAt(shop.Get<TimeProvider>().GetUtcNow());

    /// <summary>The code after the one used last, which a phone that is a little ahead shows: each is good once.</summary>
    public static string ShownNext(this AppHost shop, AuthenticatorApp phone) => phone.ShowsAt(shop.Get<TimeProvider>().GetUtcNow() + OneCode);

    /// <summary>Mara, who has set up her phone earlier, as the card in the account would have done it.</summary>
    public static async Task<(string Email, AuthenticatorApp Phone, IReadOnlyList<string> RecoveryCodes)> RegisteredWithPhone(this AppHost shop)
    {
        var (email, id) = await shop.Registered();
        var mara = Actor.Of((await shop.Get<Sessions>().Start(id.Value, SessionKind.Cookie, Origin.Unknown))!.Principal);
        var phone = new AuthenticatorApp(new((await shop.Get<SetUpAuthenticator>().Run(mara, Shops.Password)).Value.Key));
        return (email, phone, (await shop.Get<ConfirmAuthenticator>().Run(mara, shop.Shown(phone))).Value.Codes);
    }

    public static async Task SignIn(IPage page, string url, string email, string password = Shops.Password)
    {
        await page.GotoAsync(url);
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Locator("#password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>On a page with the card: from "Set up" to the recovery codes.</summary>
    public static async Task<AuthenticatorApp> TurnOn(IPage page, string password, Func<AuthenticatorApp, string> shown, Func<string, Task>? look = null)
    {
        look ??= _ => Task.CompletedTask;
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        await look("asking");
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        var phone = new AuthenticatorApp(await page.Locator("#second-factor-key").InnerTextAsync());
        await look("scanning");
        await page.GetByLabel("Code that the app shows now").FillAsync(shown(phone));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keep these recovery codes" })).ToBeVisibleAsync();
        await look("codes");
        return phone;
    }
}
