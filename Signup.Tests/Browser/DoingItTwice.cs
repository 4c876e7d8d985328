using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Signups;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>Two tabs and two clicks have one effect.</summary>
public sealed class DoingItTwice : InABrowser
{
    /// <summary>Nobody else in this shop comes from there.</summary>
    private const string OnlyHere = "LU";

    [Fact]
    public async Task From_two_tabs_places_one_order_and_both_show_it()
    {
        var mara = await Newcomer(Shops.Open);
        await mara.ComeTo("review");
        var other = await mara.AnotherTab(mara.Page.Url);
        var pay = other.GetByRole(AriaRole.Button, new() { Name = "Place order and pay" });
        await Expect(pay).ToBeEnabledAsync();
        foreach (var tab in new[] { mara.Page, other }) { await tab.Locator("#agree").CheckAsync(); }

        await Task.WhenAll(mara.Pay.ClickAsync(), pay.ClickAsync());

        await Task.WhenAll(mara.Page.WaitForURLAsync("**/orders/**"), other.WaitForURLAsync("**/orders/**"));
        Assert.Equal(mara.Page.Url, other.Url);
        Assert.Single(await mara.Orders());
        await mara.CancelTheOrder();
        mara.HasNoComplaints();
    }

    [Fact]
    public async Task By_a_double_click_places_one_order_and_makes_one_contract()
    {
        var mara = await Newcomer(Shops.Open);
        await mara.ComeTo("review");
        await mara.Page.Locator("#agree").CheckAsync();

        await mara.Pay.DblClickAsync();

        await mara.Page.WaitForURLAsync("**/orders/**");
        Assert.Single(await mara.Orders());
        await mara.CancelTheOrder();
        mara.HasNoComplaints();
    }

    [Fact]
    public async Task On_the_plan_page_goes_on_with_one_sign_up()
    {
        var mara = await Newcomer(Shops.Open);
        await mara.Page.GotoAsync(Shops.Open.Url);
        await mara.Page.Locator("select[name=country]").First.SelectOptionAsync(OnlyHere);

        await mara.Button("Continue with Team").DblClickAsync();

        await mara.Page.WaitForURLAsync("**/register");
        Assert.Single(await Shops.Open.All<Signup>(), s => s.Country == OnlyHere);
    }
}
