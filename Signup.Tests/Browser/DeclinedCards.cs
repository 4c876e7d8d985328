using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>A refused card says why and is not the end.</summary>
[Collection(Shops.MovedClock)]
public sealed class DeclinedCards : InABrowser
{
    [Fact]
    public async Task At_the_charge_are_followed_by_another_on_the_same_order_and_exactly_one_charge()
    {
        var mara = await Newcomer(Shops.Moved);
        await mara.ComeTo("order", card: Visitor.FailsLater);
        var reference = mara.Page.Url;
        var before = await Charges();

        Shops.Moved.LetTheWindowPass();
        await Expect(mara.Heading("Your payment did not go through")).ToBeVisibleAsync();
        await Expect(mara.Page.GetByText("declined", new() { Exact = false }).First).ToBeVisibleAsync();
        await Expect(mara.Page.GetByText("You were not charged.")).ToBeVisibleAsync();
        await Everybody.CanUse(mara.Page, "declined order");
        Assert.Equal(before, await Charges());

        await mara.Button("Use another card").ClickAsync();
        await mara.Page.WaitForURLAsync("**/sandbox/checkout/**");
        await mara.SaveCard();
        await mara.SeeThankYou();

        var order = Assert.Single(await mara.Orders());
        Assert.Equal(OrderState.Accepted, order.State);
        Assert.EndsWith(order.Reference, reference, StringComparison.Ordinal);
        Assert.Equal(before + 1, await Charges());
        Assert.Single(await Shops.Moved.All<Purchase>(), p => p.OrderId == order.Id);
        Assert.Single(await Shops.Moved.All<Contract>(), c => c.OrderId == order.Id);
        mara.HasNoComplaints();
    }

    [Fact]
    public async Task On_the_card_page_are_not_saved_and_another_one_is()
    {
        var mara = await Newcomer(Shops.Moved);
        await mara.ComeTo("payment");
        await mara.OpenCardPage();

        await mara.SaveCard(Visitor.DeclinedAtOnce);
        await Expect(mara.Heading("There is a problem")).ToBeVisibleAsync();
        await Expect(mara.Page.GetByText("Nothing was saved. Try another card.")).ToBeVisibleAsync();
        await Everybody.CanUse(mara.Page, "card page with a declined card");
        await mara.SaveCard();
        await mara.Page.WaitForURLAsync("**/payment?card=saved");

        await Expect(mara.Page.GetByText("Visa ending 4242")).ToBeVisibleAsync();
        mara.HasNoComplaints();
    }

    /// <summary>Successful charges the payment service knows of.</summary>
    private static async Task<long> Charges()
    {
        using var http = new HttpClient();
        return (long)JsonNode.Parse(await http.GetStringAsync(Shops.Moved.Url + "/sandbox/test/effects"))!["gateway"]!["charges"]!;
    }
}
