using SignupWeb.Orders;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>Refresh, back, and the address of a later step, at each step: the right step, and never a second order.</summary>
[Collection("Sign-up pages")]
public sealed class GoingBackAndForth(SignupPages pages)
{
    private static readonly string[] Steps = ["register", "profile", "payment", "review"];

    [Fact]
    public async Task Breaks_nothing_and_repeats_nothing_at_any_step()
    {
        await using var mara = await pages.Visitor();
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
            await mara.Page.GotoAsync(address);
            await mara.Page.WaitForURLAsync(order);
        }

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
        await using var mara = await pages.Visitor();
        await mara.Order();
        var order = mara.Page.Url;

        await mara.Page.GoBackAsync();

        await mara.Page.WaitForURLAsync(order);
        Assert.Single(await mara.Orders());
        await mara.CancelTheOrder();
    }

    [Fact]
    public async Task Gives_nothing_away_to_somebody_else()
    {
        await using var mara = await pages.Visitor();
        await mara.ChoosePlan();
        await using var stranger = await pages.Visitor();

        var answer = await stranger.Page.GotoAsync(mara.Page.Url);

        Assert.Equal(404, answer!.Status);
        await Everybody.CanUse(stranger.Page, "not found");
    }

    /// <summary>Loads the page again, tries every later step, asks the sign-up where it stands, and goes back and forward.</summary>
    private static async Task Wander(Visitor mara, string step, string? furthest = null)
    {
        var here = mara.Page.Url;
        await mara.Page.ReloadAsync();
        Assert.Equal(here, mara.Page.Url);
        foreach (var later in Steps.SkipWhile(s => s != (furthest ?? step)).Skip(1).Append("order"))
        {
            await mara.Page.GotoAsync($"{mara.Host.Url}/signup/{mara.SignupId}/{later}");
            Assert.EndsWith("/" + (furthest ?? step), mara.Page.Url, StringComparison.Ordinal);
            await mara.Page.GotoAsync(here);
        }

        await mara.Page.GotoAsync($"{mara.Host.Url}/signup/{mara.SignupId}");
        Assert.EndsWith("/" + (furthest ?? step), mara.Page.Url, StringComparison.Ordinal);
        await mara.Page.GoBackAsync();
        await mara.Page.GoForwardAsync();
        await mara.Page.GotoAsync(here);
        await Expect(mara.Page.Locator("h1")).ToBeVisibleAsync();
    }
}
