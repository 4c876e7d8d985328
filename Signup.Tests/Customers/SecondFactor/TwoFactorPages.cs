using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers.SecondFactor;

/// <summary>The real application with a clock to move, since each code is good for 30 seconds and one use, and a Chromium.</summary>
public sealed class TwoFactorPages : IAsyncLifetime
{
    public const string Password = "kran-elbe-mittwoch";

    private int addresses;

    public AppHost App { get; } = new(new ManualTime(DateTimeOffset.UtcNow), settings: [new("Access:PasswordIterations", "1000")]);

    public Browser Browser { get; } = new();

    public Task InitializeAsync() => Browser.InitializeAsync();

    public async Task<string> Registered()
    {
        var email = $"mara{Interlocked.Increment(ref addresses)}@hafenlicht.example";
        Assert.False((await App.Get<RegisterCustomer>().Run(new Registration(email, Password) { FirstName = "Mara", LastName = "Lindqvist" }, Origin.Unknown)).IsRefused);
        return email;
    }

    /// <summary>Past the code used last.</summary>
    public void LetTheCodeChange() => App.Time!.Advance(TimeSpan.FromSeconds(30));

    public string ShownBy(AuthenticatorApp phone) => phone.ShowsAt(App.Time!.GetUtcNow());

    public static async Task SignIn(IPage page, string url, string email, string password = Password)
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

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await App.DisposeAsync();
    }
}
