using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>The whole way in a real browser, from the plans to the thank-you page, and on every page of it: usable by everybody.</summary>
[Collection("Sign-up pages")]
public sealed class WalkingThroughTheSignup(SignupPages pages)
{
    [Fact]
    public async Task Ends_at_the_thank_you_page_and_every_page_can_be_used_by_everybody()
    {
        await using var mara = await pages.Visitor(email: "mara@hafenlicht.example");
        var page = mara.Page;

        await page.GotoAsync(pages.Host.Url);
        await Look("plans");
        await mara.ChoosePlan();

        await Look("register");
        await mara.Button("Create account and continue").ClickAsync();
        await Expect(mara.Heading("There is a problem")).ToBeVisibleAsync();
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
        await Look("register with errors");
        await mara.Register();

        await Look("profile");
        await mara.FillIn();
        await Look("payment");
        await mara.OpenCardPage();
        await Look("card page");
        await mara.SaveCard(Visitor.Works);
        await page.WaitForURLAsync("**/payment?card=saved");
        await Expect(page.GetByText("Visa ending 4242")).ToBeVisibleAsync();
        await Look("payment with a card");

        await mara.ContinueToReview();
        await Look("review");
        Assert.Contains("177.31", await mara.Pay.InnerTextAsync(), StringComparison.Ordinal);
        await mara.Place();
        await Expect(mara.Button("Cancel order").First).ToBeEnabledAsync();
        await Look("order");
        await page.SetViewportSizeAsync(390, 844);
        await Browser.Shot(page, "mobile");
        await page.SetViewportSizeAsync(1280, 900);
        await mara.Button("Cancel order").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Look("cancel dialog");
        await mara.Button("Keep order").ClickAsync();

        pages.LetTheWindowPass();
        await mara.SeeThankYou();
        await Expect(mara.Heading("Thank you, Mara.")).ToBeVisibleAsync();
        await Look("thank-you");
        await LookBehind("View the contract", "contract");
        await LookBehind("View the invoice", "invoice");

        mara.HasNoComplaints();
        var order = Assert.Single(await mara.Orders());
        Assert.Equal(OrderState.Accepted, order.State);
        Assert.Equal(SignupState.Completed, (await mara.Signup()).State);
        Assert.Single(await pages.Host.All<Contract>(), c => c.OrderId == order.Id);
        Assert.Single(await pages.Host.All<Purchase>(), p => p.OrderId == order.Id);
        Assert.Single(await pages.Host.All<Invoice>(), i => i.OrderId == order.Id);

        async Task Look(string what)
        {
            await Everybody.CanUse(page, what);
            await Browser.Shot(page, what);
        }

        async Task LookBehind(string link, string what)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
            await page.WaitForURLAsync($"**/{what}");
            await Look(what);
            await page.GoBackAsync();
        }
    }

    [Theory]
    [InlineData("/sign-in", "Sign in")]
    [InlineData("/forgot", "Choose a new password")]
    [InlineData("/help", "Help")]
    [InlineData("/terms", "Terms")]
    [InlineData("/dev/mail", "Mailbox")]
    [InlineData("/link-problem?code=LINK_EXPIRED", null)]
    public async Task Leaves_no_page_beside_the_way_that_somebody_cannot_use(string path, string? heading)
    {
        await using var visitor = await pages.Visitor();

        await visitor.Page.GotoAsync(pages.Host.Url + path);

        await Expect(heading is null ? visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }) : visitor.Heading(heading).First).ToBeVisibleAsync();
        await Everybody.CanUse(visitor.Page, path);
        visitor.HasNoComplaints();
    }
}
