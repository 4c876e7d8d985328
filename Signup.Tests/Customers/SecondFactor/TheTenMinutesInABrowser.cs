using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers.SecondFactor;

/// <summary>Who has given the password has ten minutes for the code.</summary>
[Collection(Shops.MovedClock)]
public sealed class TheTenMinutesInABrowser : InABrowser
{
    [Fact]
    public async Task End_on_a_page_that_leads_back_to_the_start()
    {
        var (email, phone, _) = await Shops.Moved.RegisteredWithPhone();
        var page = await Visit();
        await TwoFactorPages.SignIn(page, Shops.Moved.Url + "/sign-in", email);
        await page.WaitForURLAsync("**/sign-in/second-factor");

        Shops.Moved.Time!.Advance(TimeSpan.FromMinutes(10));
        await page.GetByLabel("Code").FillAsync(Shops.Moved.Shown(phone));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Sign in again");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
    }
}
