using Microsoft.Playwright;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Orders;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>Refresh, back, and the address of a later step, at each step: the right step, and never a second order.</summary>
public sealed class GoingBackAndForth : InABrowser
{
    private static readonly string[] Steps = ["register", "profile", "payment", "review"];

    [Fact]
    public async Task Breaks_nothing_and_repeats_nothing_at_any_step()
    {
        var mara = await Newcomer(Shops.Open);
        await mara.ChoosePlan();
        await Wander(mara, "register");
        await mara.Register();
        await Wander(mara, "profile");
        await mara.FillIn();
        await Wander(mara, "payment");
        await mara.AddCard();
        await Wander(mara, "payment", "review");
        await mara.ContinueToReview();
        await Wander(mara, "review");
        var review = mara.Page.Url;
        await mara.Place();
        var order = mara.Page.Url;

        foreach (var address in (string[])[review, review.Replace("/review", "", StringComparison.Ordinal), review.Replace("/review", "/payment", StringComparison.Ordinal), review.Replace("/review", "/order", StringComparison.Ordinal)])
        {
            Assert.Equal(order, await Led(mara, address));
        }

        await mara.Page.WaitForLoadStateAsync();
        await mara.Page.GoBackAsync();
        await mara.Page.GotoAsync(order);
        await mara.Page.ReloadAsync();
        await mara.CancelTheOrder();
        Assert.Equal(OrderState.Cancelled, Assert.Single(await mara.Orders()).State);
        mara.HasNoComplaints();
    }

    [Fact]
    public async Task Back_from_the_order_never_offers_to_pay_again()
    {
        var mara = await Newcomer(Shops.Open);
        await mara.ComeTo("review");
        await mara.Place();
        var order = mara.Page.Url;

        await mara.Page.GoBackAsync();

        await mara.Page.WaitForURLAsync(order);
        Assert.Single(await mara.Orders());
        await mara.CancelTheOrder();
    }

    [Fact]
    public async Task Gives_nothing_away_to_somebody_else()
    {
        using var mara = new PlainBrowser(Shops.Open);
        var step = await (await mara.Open("/")).Press("Continue");
        Assert.Equal("Create an account", step.Heading);
        var stranger = await Newcomer(Shops.Open);

        var answer = await stranger.Page.GotoAsync(step.Url);

        Assert.Equal(404, answer!.Status);
        await Everybody.CanUse(stranger.Page, "not found");
    }

    /// <summary>Loads the page again, tries every later step as the browser asks for it, asks the sign-up where it stands, and goes back and forward.</summary>
    private static async Task Wander(Visitor mara, string step, string? furthest = null)
    {
        var here = mara.Page.Url;
        await mara.Page.ReloadAsync();
        Assert.Equal(here, mara.Page.Url);
        foreach (var later in Steps.SkipWhile(s => s != (furthest ?? step)).Skip(1).Append("order"))
        {
            var led = await mara.Page.APIRequest.GetAsync($"{mara.Host.Url}/signup/{mara.SignupId}/{later}");
            Assert.EndsWith("/" + (furthest ?? step), led.Url, StringComparison.Ordinal);
        }

        Assert.EndsWith("/" + (furthest ?? step), await Led(mara, $"{mara.Host.Url}/signup/{mara.SignupId}"), StringComparison.Ordinal);

        // a page that is only just coming cannot be asked to go back
        await mara.Page.WaitForLoadStateAsync();
        await mara.Page.GoBackAsync();
        await mara.Page.GoForwardAsync();
        if (mara.Page.Url != here) { await mara.Page.GotoAsync(here); }
        await Expect(mara.Page.Locator("h1")).ToBeVisibleAsync();
    }

    /// <summary>Where an address leads to in the window; what the page there loads is not waited for.</summary>
    private static async Task<string> Led(Visitor mara, string address)
    {
        await mara.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        return mara.Page.Url;
    }
}
