using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>Whole stories through the real host, the real database and the sandbox over real HTTP; only the clock is the test's.</summary>
public sealed class SigningUpOverTheApi
{
    [Fact]
    public async Task Ends_with_a_contract_and_a_thank_you_page_and_one_charge()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        using var host = new AppHost(time);
        using var mara = new Headless(host);

        var order = await mara.Order();
        Assert.Equal("placed", (string?)order["state"]);
        Assert.Equal(17_731, (long?)order["total"]!["minor"]);
        time.Advance(TimeSpan.FromSeconds(20));
        await Completed(mara);

        Assert.Equal(OrderState.Accepted, Assert.Single(await host.All<Order>()).State);
        Assert.Single(await host.All<Contract>());
        Assert.Single(await host.All<ThankYouPage>());
        Assert.DoesNotContain(await host.All<Delivery>(), m => m.QuarantinedAt is not null);
        Assert.Equal(17_731, (long?)(await mara.Effects())["gateway"]?["captured"]?["eur"]);
    }

    [Fact]
    public async Task Cancelled_inside_the_window_moves_no_money_and_makes_no_contract()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        using var host = new AppHost(time);
        using var mara = new Headless(host);
        await mara.Order();

        time.Advance(TimeSpan.FromSeconds(19));
        var cancelled = await mara.Post($"/api/orders/{mara.OrderId}/cancel", new { });
        time.Advance(TimeSpan.FromMinutes(5));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "cancelled", "the sign-up cancelled");

        Assert.Equal("cancelled", (string?)cancelled["state"]);
        Assert.Empty(await host.All<Contract>());
        Assert.Equal(0, (long?)(await mara.Effects())["gateway"]?["captured"]?["eur"] ?? 0);
    }

    [Fact]
    public async Task Whose_card_is_declined_says_why_makes_nothing_and_may_be_tried_again()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        using var host = new AppHost(time);
        using var mara = new Headless(host);
        await mara.Order(card: "4000000000000341");
        time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "paymentFailed", "the order waiting for another card");

        Assert.False(string.IsNullOrEmpty((string?)(await mara.PlacedOrder())["failure"]?["sentence"]));
        Assert.Empty(await host.All<Contract>());
        await mara.Post($"/api/orders/{mara.OrderId}/pay", new { });
        await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "paymentFailed", "the same card declined again");
    }

    private static Task Completed(Headless customer) => Eventually.Hold(async () => (string?)(await customer.Signup())["state"] == "completed", "the sign-up completed");
}
