using System.Text.Json.Nodes;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>A refused card says why and is not the end.</summary>
[Collection("Sign-up pages")]
public sealed class DeclinedCards(SignupPages pages)
{
    [Fact]
    public async Task At_the_charge_are_followed_by_another_on_the_same_order_and_exactly_one_charge()
    {
        await using var mara = await pages.Visitor();
        await mara.Order(card: Visitor.FailsLater);
        var reference = mara.Page.Url;
        var before = await Charges();

        pages.LetTheWindowPass();
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
        Assert.Single(await pages.Host.All<Purchase>(), p => p.OrderId == order.Id);
        Assert.Single(await pages.Host.All<Contract>(), c => c.OrderId == order.Id);
        mara.HasNoComplaints();
    }

    [Fact]
    public async Task On_the_card_page_are_not_saved_and_another_one_is()
    {
        await using var mara = await pages.Visitor();
        await mara.ChoosePlan();
        await mara.Register();
        await mara.FillIn();
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
    private async Task<long> Charges()
    {
        using var http = new HttpClient();
        return (long)JsonNode.Parse(await http.GetStringAsync(pages.Host.Url + "/sandbox/test/effects"))!["gateway"]!["charges"]!;
    }
}
