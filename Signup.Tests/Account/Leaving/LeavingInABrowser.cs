using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Customers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Account.Leaving;

/// <summary>The Privacy section in a real browser, from looking around to leaving.</summary>
[Collection("Sign-up pages")]
public sealed class LeavingInABrowser(SignupPages pages)
{
    private const string Email = "leaves@hafenlicht.example";

    [Fact]
    public async Task A_customer_takes_the_data_along_and_leaves()
    {
        using var program = new Headless(pages.Host);
        await program.Order(email: Email);
        pages.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed", "the sign-up completed");
        await using var mara = await pages.Visitor(email: Email);
        var page = mara.Page;
        await page.GotoAsync($"{pages.Host.Url}/sign-in?return=/account/privacy");
        await page.GetByLabel("E-mail address").FillAsync(Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("kran-elbe-mittwoch");
        await mara.Button("Sign in").ClickAsync();
        await page.WaitForURLAsync("**/account/privacy");

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
        await Confirm(mara, "kran-elbe-mittwoch");

        await page.WaitForURLAsync("**/account-deleted");
        await Expect(mara.Heading("Your account is deleted")).ToBeVisibleAsync();
        Assert.DoesNotContain(await page.Context.CookiesAsync(), cookie => cookie.Name is "signup" or "__Host-signup");
        await Everybody.CanUse(page, "account deleted");
        await page.GotoAsync($"{pages.Host.Url}/account");
        await page.WaitForURLAsync("**/sign-in**");
        Assert.NotNull((await pages.Host.All<Customer>()).Single(c => c.Id.ToString() == program.CustomerId).ErasedAt);
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
