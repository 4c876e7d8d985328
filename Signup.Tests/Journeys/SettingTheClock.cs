using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>The machine's clock is set by an hour while one sign-up is open, one order waits for the end of its window, one is being charged and one is accepted.</summary>
[Collection(Shops.MovedClock)]
public sealed class SettingTheClock
{
    private readonly AppHost shop = Shops.Moved;

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task By_an_hour_charges_nobody_early_or_twice_and_leaves_nobody_behind(int minutes)
    {
        using Headless visitor = new(shop), buyer = new(shop), payer = new(shop), owner = new(shop);
        await owner.Order(email: Shops.NewAddress());
        shop.LetTheWindowPass();
        await Is(owner, "completed");
        shop.Get<SandboxFaults>().Arm(ApiFault.RateLimit, int.MaxValue, "/v1/subscriptions", "POST");
        await payer.Order(email: Shops.NewAddress());
        shop.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await payer.PlacedOrder())["state"] == "charging", "the order being charged");
        await buyer.Order(email: Shops.NewAddress());
        await visitor.Start();
        await visitor.Register(Shops.NewAddress());
        await visitor.FillIn();

        shop.Time!.Set(TimeSpan.FromMinutes(minutes));
        shop.Get<SandboxFaults>().Clear();
        await visitor.AddCard();
        await visitor.Submit();
        shop.Time.Advance(TimeSpan.FromSeconds(10));
        if (minutes < 0) { Assert.Equal("placed", (string?)(await buyer.PlacedOrder())["state"]); }
        Assert.Equal("placed", (string?)(await visitor.PlacedOrder())["state"]);
        for (var minute = 0; minute < 90; minute++) { shop.Time.Advance(TimeSpan.FromMinutes(1)); }

        var orders = new List<Order>();
        foreach (var customer in new[] { visitor, buyer, payer, owner })
        {
            await Is(customer, "completed");
            orders.Add((await shop.All<Order>()).Single(o => o.Id.ToString() == customer.OrderId));
        }

        await HappenedOnce(orders);
    }

    private Task Is(Headless customer, string state) => Eventually.Hold(
        async () =>
        {
            if ((string?)(await customer.Signup())["state"] == state) { return true; }
            shop.Time!.Advance(TimeSpan.FromSeconds(1));
            return false;
        },
        $"the sign-up {state}");

    private async Task HappenedOnce(List<Order> orders)
    {
        var said = (await shop.All<OutboxMessage>()).ToLookup(m => (m.OrderId, m.Type));
        var money = (await shop.All<LedgerEntry>()).ToLookup(e => e.OrderId, e => (e.Kind, e.Amount));
        var contracts = (await shop.All<Contract>()).ToLookup(c => c.OrderId);
        foreach (var order in orders)
        {
            Assert.Equal((OrderState.Accepted, 1), (order.State, order.ChargeAttempt));
            Assert.True(Assert.Single(said[(order.Id.Value, nameof(BuyersRemorseIsOver))]).OccurredAt >= order.RemorseEndsAt, $"{order.Reference} was charged before {order.RemorseEndsAt}.");
            Assert.Single(said[(order.Id.Value, nameof(OrderAccepted))]);
            Assert.Equal([(LedgerKind.Captured, order.Total)], money[order.Id]);
            Assert.Single(contracts[order.Id]);
        }
    }
}
