using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Sandbox.Api;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>R3: free of charge while the countdown runs, and honest afterwards.</summary>
[Collection(Shops.MovedClock)]
public sealed class CancellingInTheWindow : InABrowser
{
    [Fact]
    public async Task Moves_no_money_and_shows_at_once_in_the_other_tab()
    {
        var mara = await Newcomer(Shops.Moved);
        await mara.ComeTo("order");
        var other = await mara.AnotherTab(mara.Page.Url);
        await Expect(other.GetByText("You can cancel free of charge until")).ToBeVisibleAsync();

        await mara.CancelTheOrder();
        await Expect(mara.Page.GetByText("You were not charged.")).ToBeVisibleAsync();
        await Expect(other.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Your order is cancelled" })).ToBeVisibleAsync();

        Shops.Moved.LetTheWindowPass();
        var order = Assert.Single(await mara.Orders());
        Assert.Equal(OrderState.Cancelled, order.State);
        Assert.DoesNotContain(await Shops.Moved.All<Purchase>(), p => p.OrderId == order.Id);
        Assert.DoesNotContain(await Shops.Moved.All<Contract>(), c => c.OrderId == order.Id);
        mara.HasNoComplaints();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_no_longer_asked_in_another_browser_once_it_was_done_or_is_too_late(bool isDone)
    {
        var mara = await Newcomer(Shops.Moved);
        await mara.ComeTo("order");
        var phone = await SignedIn(Shops.Moved, mara.Email, new Uri(mara.Page.Url).AbsolutePath);
        await phone.Button("Cancel order").First.ClickAsync();
        await Expect(phone.Heading("Cancel this order?")).ToBeVisibleAsync();
        Shops.Moved.Get<SandboxFaults>().Arm(ApiFault.RateLimit, int.MaxValue, "/v1/subscriptions", "POST");

        if (isDone) { await mara.CancelTheOrder(); }
        else { Shops.Moved.LetTheWindowPass(); }

        await Expect(phone.Heading(isDone ? "Your order is cancelled" : "Paying for your order")).ToBeVisibleAsync();
        await Expect(phone.Heading("Cancel this order?")).ToBeHiddenAsync();
        await Expect(phone.Button("Cancel order")).ToHaveCountAsync(0);
        await Expect(phone.Page.GetByText("and it has not been cancelled.")).ToHaveCountAsync(isDone ? 0 : 1);
        Shops.Moved.Get<SandboxFaults>().Clear();
    }

    [Fact]
    public async Task Can_be_thought_over_and_the_countdown_survives_loading_the_page_again()
    {
        var mara = await Newcomer(Shops.Moved);
        await mara.ComeTo("order");
        await mara.Button("Cancel order").First.ClickAsync();
        await mara.Button("Keep order").ClickAsync();

        await mara.Page.ReloadAsync();

        await Expect(mara.Button("Cancel order").First).ToBeEnabledAsync();
        Assert.Equal(OrderState.Placed, Assert.Single(await mara.Orders()).State);
        await mara.CancelTheOrder();
    }
}
