using Microsoft.Playwright;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Orders;
using SignupWeb.Signups;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>The whole way in a real browser where each step is a page of another process, and its card that of the payment service.</summary>
[Collection(TogetherWithPages.Name)]
public sealed class WalkingThroughOtherPages(ShopWithPages shop) : InABrowser
{
    [Fact]
    public async Task Ends_with_the_order_placed()
    {
        await shop.Pages.Know(shop.Time.GetUtcNow());
        var mara = await Newcomer(shop.Host);
        var page = mara.Page;

        await mara.ChoosePlan(elsewhere: true);
        await page.GetByLabel("Your e-mail").FillAsync(mara.Email);
        await page.GetByLabel("A password").FillAsync(Shops.Password);
        await page.GetByLabel("First name").FillAsync("Mara");
        await page.GetByLabel("Last name").FillAsync("Lindqvist");
        await mara.Button("Agree and join").ClickAsync();

        await Expect(mara.Heading("Elsewhere: profile")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Last name")).ToHaveValueAsync("Lindqvist");
        await page.GetByLabel("Firm").FillAsync("Hafenlicht GmbH");
        await page.GetByLabel("Street").FillAsync("Speicherstraße 14");
        await page.GetByLabel("Code").FillAsync("20457");
        await page.GetByLabel("City").FillAsync("Hamburg");
        await mara.Button("Keep this").ClickAsync();

        await Expect(mara.Heading("Elsewhere: payment")).ToBeVisibleAsync();
        await mara.Button("To the card").ClickAsync();
        await page.WaitForURLAsync("**/sandbox/checkout/**");
        await mara.SaveCard();
        await Expect(page.GetByText("Your card is on file.")).ToBeVisibleAsync();
        await mara.Button("On with it").ClickAsync();

        await Expect(mara.Heading("Elsewhere: review")).ToBeVisibleAsync();
        await Expect(page.GetByText("You pay 177.31 EUR.")).ToBeVisibleAsync();
        await mara.Button("Agree and order").ClickAsync();
        await page.WaitForURLAsync("**/orders/**");
        await Expect(mara.Button("Cancel order").First).ToBeEnabledAsync();

        var order = Assert.Single(await mara.Orders());
        Assert.Equal(OrderState.Placed, order.State);
        var visits = (await shop.Host.All<PageVisit>()).FindAll(v => v.SignupId == order.SignupId);
        Assert.Equal(4, visits.Count);
        Assert.All(visits, v => Assert.Equal(PageVisitState.Returned, v.State));
        mara.HasNoComplaints();
    }

    [Fact]
    public async Task Goes_on_with_our_own_page_and_the_card_that_was_added_when_the_other_one_gives_up()
    {
        await shop.Pages.Know(shop.Time.GetUtcNow());
        var mara = await Newcomer(shop.Host);
        await mara.ComeTo("payment", elsewhere: true);
        await mara.Button("To the card").ClickAsync();
        await mara.Page.WaitForURLAsync("**/sandbox/checkout/**");
        await mara.SaveCard();
        await mara.Button("I cannot go on here").ClickAsync();

        await Expect(mara.Heading("Elsewhere: review")).ToBeVisibleAsync();
        await mara.Button("I cannot go on here").ClickAsync();

        await Expect(mara.Page.GetByText("The page you were on cannot be used now. Please go on here.")).ToBeVisibleAsync();
        await Everybody.CanUse(mara.Page, "review after another page");
        await Browser.Shot(mara.Page, "review after another page");
        await mara.Page.GetByRole(AriaRole.Link, new() { Name = "Change your name" }).ClickAsync();
        await Expect(mara.Heading("Elsewhere: profile")).ToBeVisibleAsync();
        await mara.Button("Keep this").ClickAsync();
        await Expect(mara.Pay).ToBeEnabledAsync();
        await mara.Place();
        mara.HasNoComplaints();
    }
}
