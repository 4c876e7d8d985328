using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Customers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Account.Leaving;

/// <summary>The Privacy section in a real browser, from looking around to leaving.</summary>
[Collection(Shops.MovedClock)]
public sealed class LeavingInABrowser : InABrowser
{
    private const string Email = "leaves@hafenlicht.example";

    [Fact]
    public async Task A_customer_takes_the_data_along_and_leaves()
    {
        using var program = new Headless(Shops.Moved);
        await program.Order(email: Email);
        Shops.Moved.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed", "the sign-up completed");
        var mara = await SignedIn(Shops.Moved, Email, "/account/privacy");
        var page = mara.Page;

        await Expect(page.GetByText("Team ends at once.")).ToBeVisibleAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download my data" }).ClickAsync());
        Assert.Matches("^my-data-.*zip$", file.SuggestedFilename);

        await Expect(mara.Button("Delete my account")).ToBeEnabledAsync();
        await mara.Button("Delete my account").ClickAsync();
        await Expect(page.GetByText("Tick the box to say that you know what ends")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "privacy with errors");

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "I know what ends" }).CheckAsync();
        await Confirm(mara, "not hers");
        await Expect(page.GetByText("This is not your password")).ToBeVisibleAsync();
        await Confirm(mara, Shops.Password);

        await page.WaitForURLAsync("**/account-deleted");
        await Expect(mara.Heading("Your account is deleted")).ToBeVisibleAsync();
        Assert.DoesNotContain(await page.Context.CookiesAsync(), cookie => cookie.Name is "signup" or "__Host-signup");
        await Everybody.CanUse(page, "account deleted");
        await page.GotoAsync($"{Shops.Moved.Url}/account");
        await page.WaitForURLAsync("**/sign-in**");
        Assert.NotNull((await Shops.Moved.All<Customer>()).Single(c => c.Id.ToString() == program.CustomerId).ErasedAt);
        mara.HasNoComplaints();
    }

    private static async Task Confirm(Visitor mara, string password)
    {
        await mara.Page.GetByLabel("Your password", new() { Exact = true }).FillAsync(password);
        await mara.Button("Delete my account").ClickAsync();
        var dialog = mara.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
    }
}
