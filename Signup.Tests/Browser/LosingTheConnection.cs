using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Orders;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>At each step the connection is cut and comes back, another tab is opened, and the sign-up is gone on with on another device: the same step, with what was saved, and one order.</summary>
public sealed class LosingTheConnection : InABrowser
{
    [Fact]
    public async Task Or_changing_tab_or_device_at_any_step_goes_on_at_the_same_step()
    {
        var mara = await Newcomer(Shops.Open);
        var wire = await Wire.Of(mara.Page);
        await mara.ChoosePlan();
        await mara.Page.GetByLabel("First name").FillAsync("Mara");
        await Cut(mara, wire, "Create account and continue");
        await Expect(mara.Page.GetByLabel("First name")).ToHaveValueAsync("Mara");
        await InAnotherTab(mara, "register");
        await mara.Register();

        var phone = await OnAnotherDevice(mara);
        await phone.Page.WaitForURLAsync("**/profile");
        await mara.Page.GetByLabel("Company").FillAsync("Hafenlicht GmbH");
        await Cut(mara, wire, "Save and continue");
        await Expect(mara.Page.GetByLabel("Company")).ToHaveValueAsync("Hafenlicht GmbH");
        await InAnotherTab(mara, "profile");
        await mara.FillIn();

        await phone.Page.ReloadAsync();
        await Expect(phone.Page.GetByLabel("Company")).ToHaveValueAsync("Hafenlicht GmbH");
        await Led(phone, "payment");
        await Cut(mara, wire, "Add your card");
        await InAnotherTab(mara, "payment");
        await phone.AddCard();

        await mara.Page.ReloadAsync();
        await Expect(mara.Page.GetByText("Visa ending 4242")).ToBeVisibleAsync();
        await mara.ContinueToReview();
        await Cut(mara, wire, "Place order and pay");
        await InAnotherTab(mara, "review");
        await phone.ContinueToReview();
        await mara.Page.GetByRole(AriaRole.Checkbox, new() { Name = "I agree to the contract" }).CheckAsync();
        await phone.Place();
        await mara.Pay.ClickAsync();

        await mara.Page.WaitForURLAsync(phone.Page.Url);
        await Cut(mara, wire, "Cancel order");
        Assert.Equal(OrderState.Placed, Assert.Single(await mara.Orders()).State);
        await mara.CancelTheOrder();
        await Expect(phone.Heading("Your order is cancelled")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_for_which_there_is_no_room_says_so()
    {
        var mara = await Newcomer(Shops.Open);
        await mara.Page.RouteAsync("**/_blazor/negotiate**", route => route.FulfillAsync(new() { Status = 429 }));

        await mara.ChoosePlan();

        await Expect(mara.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Too many pages are open from your network." })).ToBeVisibleAsync();
        await Expect(mara.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    /// <summary>Somebody signs in somewhere else and presses Continue in the account.</summary>
    private async Task<Visitor> OnAnotherDevice(Visitor mara)
    {
        var phone = await Newcomer(mara.Host, mara.Email);
        await phone.Page.GotoAsync($"{mara.Host.Url}/sign-in");
        await phone.SignIn();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        return phone;
    }

    /// <summary>The page says that it is cut off, and goes on by itself when the connection is back.</summary>
    private static async Task Cut(Visitor mara, Wire wire, string button)
    {
        var (here, bar) = (mara.Page.Url, mara.Page.Locator("#components-reconnect-modal"));
        await Expect(mara.Button(button).First).ToBeEnabledAsync();
        await wire.Cut();
        await Expect(bar.GetByText("Connection lost.")).ToBeVisibleAsync();
        wire.Mend();
        await Expect(bar).ToBeHiddenAsync();
        Assert.Equal(here, mara.Page.Url);
    }

    private static async Task InAnotherTab(Visitor mara, string step)
    {
        var tab = await mara.AnotherTab($"{mara.Host.Url}/signup/{mara.SignupId}");
        Assert.EndsWith($"/{step}", tab.Url, StringComparison.Ordinal);
        await tab.CloseAsync();
    }

    private static async Task Led(Visitor mara, string step)
    {
        await mara.Page.GotoAsync($"{mara.Host.Url}/signup/{mara.SignupId}");
        Assert.EndsWith($"/{step}", mara.Page.Url, StringComparison.Ordinal);
    }
}
