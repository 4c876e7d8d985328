using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>Whole stories through the real host, the real database and the sandbox over real HTTP; only the clock is the test's.</summary>
public class SigningUpOverTheApi(TheShop shop) : IClassFixture<TheShop>, IDisposable
{
    private readonly AppHost host = shop.Host;
    private readonly ManualTime time = shop.Time;
    private readonly Headless mara = new(shop.Host);

    [Fact]
    public async Task Ends_with_a_contract_and_a_thank_you_page_and_one_charge()
    {
        var earlier = await Captured();

        var order = await mara.Order(email: shop.NewAddress());
        Assert.Equal("placed", (string?)order["state"]);
        Assert.Equal(17_731, (long?)order["total"]!["minor"]);
        time.Advance(TimeSpan.FromSeconds(20));
        await Completed(mara);

        var id = OrderId.Parse(mara.OrderId, null);
        Assert.Equal(OrderState.Accepted, Assert.Single(await host.All<Order>(), o => o.Id == id).State);
        Assert.Single(await host.All<Contract>(), c => c.OrderId == id);
        Assert.Single(await host.All<ThankYouPage>(), p => p.SignupId.ToString() == mara.SignupId);
        Assert.DoesNotContain(await host.All<Delivery>(), m => m.QuarantinedAt is not null);
        Assert.Equal(earlier + 17_731, await Captured());
    }

    [Fact]
    public async Task Cancelled_inside_the_window_moves_no_money_and_makes_no_contract()
    {
        var earlier = await Captured();
        await mara.Order(email: shop.NewAddress());

        time.Advance(TimeSpan.FromSeconds(19));
        var cancelled = await mara.Post($"/api/orders/{mara.OrderId}/cancel", new { });
        time.Advance(TimeSpan.FromMinutes(5));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "cancelled", "the sign-up cancelled");

        Assert.Equal("cancelled", (string?)cancelled["state"]);
        Assert.DoesNotContain(await host.All<Contract>(), c => c.SignupId.ToString() == mara.SignupId);
        Assert.Equal(earlier, await Captured());
    }

    [Fact]
    public async Task Whose_card_is_declined_says_why_makes_nothing_and_may_be_tried_again()
    {
        await mara.Order(card: "4000000000000341", email: shop.NewAddress());
        time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "paymentFailed", "the order waiting for another card");

        Assert.False(string.IsNullOrEmpty((string?)(await mara.PlacedOrder())["failure"]?["sentence"]));
        Assert.DoesNotContain(await host.All<Contract>(), c => c.SignupId.ToString() == mara.SignupId);
        await mara.Post($"/api/orders/{mara.OrderId}/pay", new { });
        await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "paymentFailed", "the same card declined again");

        await mara.AddCard();
        await Completed(mara);
    }

    [Fact]
    public async Task Reads_at_review_why_the_tax_is_what_it_is()
    {
        await mara.Start();
        await mara.Register(shop.NewAddress());
        await mara.FillIn();
        await mara.AddCard();

        var quote = await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });

        Assert.Equal("Because your billing address is in Germany", (string?)quote["taxReason"]);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        mara.Dispose();
    }

    /// <summary>What the payment service took so far, of everybody.</summary>
    private async Task<long> Captured() => (long?)(await mara.Effects())["gateway"]?["captured"]?["eur"] ?? 0;

    private static Task Completed(Headless customer) => Eventually.Hold(async () => (string?)(await customer.Signup())["state"] == "completed", "the sign-up completed");
}
