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
[Collection(Shops.MovedClock)]
public sealed class WalkingThroughTheSignup : InABrowser
{
    [Fact]
    public async Task Ends_at_the_thank_you_page_and_every_page_can_be_used_by_everybody()
    {
        var mara = await Newcomer(Shops.Moved);
        var page = mara.Page;

        await page.GotoAsync(Shops.Moved.Url);
        await page.GetByText("Have a code?").ClickAsync();
        await Look("plans");
        var price = page.Locator(".plan .price:visible b").Nth(1);
        await page.GetByLabel("Country, for the tax").SelectOptionAsync("CH");
        await Expect(price).ToHaveTextAsync("CHF\u00a0145");
        await page.GetByLabel("Country, for the tax").SelectOptionAsync("DE");
        await Expect(price).ToHaveTextAsync("€149");
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

        Shops.Moved.LetTheWindowPass();
        await mara.SeeThankYou();
        await Expect(mara.Heading("Thank you, Mara.")).ToBeVisibleAsync();
        await Look("thank-you");
        await LookBehind("View the contract", "contract");
        await LookBehind("View the invoice", "invoice");

        mara.HasNoComplaints();
        var order = Assert.Single(await mara.Orders());
        Assert.Equal(OrderState.Accepted, order.State);
        Assert.Equal(SignupState.Completed, (await mara.Signup()).State);
        Assert.Single(await Shops.Moved.All<Contract>(), c => c.OrderId == order.Id);
        Assert.Single(await Shops.Moved.All<Purchase>(), p => p.OrderId == order.Id);
        Assert.Single(await Shops.Moved.All<Invoice>(), i => i.OrderId == order.Id);

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
}
