using System.Net;
using System.Text.Json.Nodes;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Journeys;

/// <summary>
/// A millisecond before the end of the window, at it and after it an order is cancelled on the live page, by the mail's link in another
/// tab and by a program, all at once, while the clock passes the end: it is either cancelled or charged, and whoever was too late is told so.
/// </summary>
[Collection(Shops.MovedClock)]
public sealed class CancellingAtTheLastMoment(ITestOutputHelper output)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    private readonly AppHost shop = Shops.Moved;

    [Fact]
    public async Task Has_one_winner_and_the_losers_are_told_the_truth()
    {
        using var many = await ManyOrders.Of(shop);
        using var tab = new PlainBrowser(shop);
        List<Race> races = [];
        for (var n = 0; n < Endure.Times("cancel-at-the-end", daily: 3); n++) { races.Add(await CancelThrice(many, tab, n)); }
        await Settled(races);

        var said = (await shop.All<OutboxMessage>()).FindAll(m => m.Type is nameof(OrderCancelled) or nameof(ChargeRequested)).ToLookup(m => m.OrderId, m => m.Type);
        var orders = (await shop.All<Order>()).ToDictionary(o => o.Id);
        var money = (await shop.All<LedgerEntry>()).ToLookup(e => e.OrderId, e => (e.Kind, e.Amount));
        foreach (var race in races)
        {
            var order = orders[race.Id];
            var (state, happened, moved) = race.WasCancelled ? (OrderState.Cancelled, nameof(OrderCancelled), []) : (OrderState.Accepted, nameof(ChargeRequested), new[] { (LedgerKind.Captured, order.Total) });
            Assert.True(order.State == state, $"{race} became {order.State}.");
            Assert.Equal(happened, Assert.Single(said[order.Id.Value]));
            Assert.Equal(moved, money[order.Id]);
        }

        output.WriteLine(string.Join(", ", races.GroupBy(r => r.At).OrderBy(g => g.Key).Select(g => $"{g.Key:+0;-0;0} ms: {g.Count(r => r.WasCancelled)} of {g.Count()} cancelled, {g.Count(r => r.WasCancelled && r.Doors.Contains(false))} of them with one who was too late")));
    }

    private async Task<Race> CancelThrice(ManyOrders many, PlainBrowser tab, int n)
    {
        var (order, at) = ((await many.Place(1, Window))[0], (n % 3) - 1);
        var link = CancelByLink.Of(order, shop.Get<SignedLinks>());
        var asks = await tab.Read(link);
        shop.Time!.Advance(Window + TimeSpan.FromMilliseconds(at));

        var passing = Task.Run(() => Pass(many.Customers[0], turns: n / 3 % 6));
        var doors = await Task.WhenAll(Task.Run(() => OnThePage(order)), Task.Run(async () => await ByLink(tab, link, await tab.Send(asks, link))), Task.Run(() => ByProgram(many.Customers[0], order)));
        await passing;
        return new(order.Id, at, doors);
    }

    /// <summary>The clock passes the end, the later the more often the shop was asked something before.</summary>
    private async Task Pass(Headless program, int turns)
    {
        for (; turns > 0; turns--) { await program.Get("/api/plans"); }
        shop.Time!.Advance(TimeSpan.FromMilliseconds(2));
    }

    /// <summary>What the live page does when its button is pressed.</summary>
    private async Task<bool> OnThePage(Order order)
    {
        var cancelled = await shop.Get<CancelOrder>().Run(order.Id, new Actor(order.CustomerId.Value, Role.Customer, null, "Mara"));
        if (cancelled.Refusal is { } refusal) { return WasTold(refusal.Code); }
        Assert.Equal(OrderState.Cancelled, cancelled.Value.State);
        return true;
    }

    /// <summary>What the page behind the link says after its button was pressed.</summary>
    private static async Task<bool> ByLink(PlainBrowser tab, string link, (string? LeadsTo, AngleSharp.Html.Dom.IHtmlDocument Page) sent)
    {
        Assert.Equal(link, sent.LeadsTo);
        var page = (await tab.Read(link)).QuerySelector("main")!;
        var (heading, words) = (page.QuerySelector("h1")!.TextContent, page.TextContent);
        var isCancelled = heading == "Your order is cancelled";
        if (!isCancelled) { Assert.Equal("It is too late to cancel this order", heading); }
        Assert.All(isCancelled ? ["You were not charged."] : new[] { "The time to cancel ended on", "not been cancelled." }, sentence => Assert.Contains(sentence, words, StringComparison.Ordinal));
        return isCancelled;
    }

    private static async Task<bool> ByProgram(Headless program, Order order)
    {
        using var answer = await program.Try(HttpMethod.Post, $"/api/orders/{order.Id}/cancel", new { });
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        if (!answer.IsSuccessStatusCode)
        {
            Assert.Equal((HttpStatusCode.Conflict, "The time to cancel free of charge is over."), (answer.StatusCode, (string?)body["detail"]));
            return WasTold((string?)body["code"]);
        }

        Assert.Equal("cancelled", (string?)body["state"]);
        return true;
    }

    /// <summary>Of a refusal: that it is too late.</summary>
    private static bool WasTold(string? code)
    {
        Assert.Equal(Order.RemorseOver.Code, code);
        return false;
    }

    private async Task Settled(List<Race> races)
    {
        var ours = races.ConvertAll(r => r.Id).ToHashSet();
        await Eventually.Hold(
            async () =>
            {
                if ((await shop.All<Order>()).TrueForAll(o => !ours.Contains(o.Id) || o.State is OrderState.Accepted or OrderState.Cancelled)) { return true; }
                shop.Time!.Advance(TimeSpan.FromSeconds(1));
                return false;
            },
            "every order cancelled or accepted",
            TimeSpan.FromMinutes(10));
    }

    /// <param name="At">When it was cancelled, in milliseconds after the end of its window.</param>
    /// <param name="Doors">What each of the three was told: true that the order is cancelled, false that it is too late.</param>
    private sealed record Race(OrderId Id, int At, bool[] Doors)
    {
        public bool WasCancelled => Doors.Contains(true);
    }
}
