using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Links;
using Xunit;

namespace SignupTests.Signups;

/// <summary>The link of the confirmation, for who has long to cancel and is not signed in.</summary>
[Collection("The shop")]
public sealed class CancellingByLink(TheShop shop) : IDisposable
{
    private static readonly Offer Fortnight = Sample.Team() with { RemorseWindow = TimeSpan.FromDays(14) };

    private readonly PlainBrowser browser = new(shop.Host);

    [Fact]
    public async Task Opening_it_cancels_nothing_its_button_does_and_then_it_says_so()
    {
        var (_, order) = await shop.PlacedOrder(offer: Fortnight);
        var link = CancelByLink.Of(order, shop.Host.Get<SignedLinks>());

        var asks = await browser.Read(link);
        await browser.Read(link);
        Assert.Equal(("Cancel this order?", OrderState.Placed), (asks.QuerySelector("h1")!.TextContent, await StateOf(order)));
        Assert.Contains(order.Reference, asks.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await browser.Send(asks, link);
        Assert.Equal(OrderState.Cancelled, await StateOf(order));
        var used = await browser.Read(link);
        Assert.Equal("Your order is cancelled", used.QuerySelector("h1")!.TextContent);
        Assert.Contains("You were not charged.", used.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(used.QuerySelector("main form[action^='/cancel-order']"));
    }

    [Fact]
    public async Task Too_late_it_says_what_happened_and_leaves_the_order()
    {
        var (_, order) = await shop.PlacedOrder((o, end) => o.StartCharging(end), Fortnight);
        var link = CancelByLink.Of(order, shop.Host.Get<SignedLinks>());

        var page = await browser.Read(link);

        Assert.Equal("It is too late to cancel this order", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("The order is being charged since", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("REMORSE_OVER", (await shop.Host.Get<CancelByLink>().Run(link.Split('/')[^1])).Refusal?.Code);
        Assert.Equal(OrderState.Charging, await StateOf(order));
    }

    [Fact]
    public async Task One_that_expired_or_is_of_something_else_has_its_own_sentence()
    {
        var (_, order) = await shop.PlacedOrder(offer: Fortnight);
        var links = shop.Host.Get<SignedLinks>();

        Assert.Equal("This link has expired.", await Heading(links.Make(CancelByLink.LinkKind, TimeSpan.FromSeconds(-1), order.Id.Value)));
        Assert.Equal("This link does not work any more.", await Heading(links.Make("resume", TimeSpan.FromDays(1), order.Id.Value)));
        Assert.Equal("This link does not work any more.", await Heading(links.Make(CancelByLink.LinkKind, TimeSpan.FromDays(1), order.Id.Value) + "x"));
        Assert.Equal("INVALID_TOKEN", (await shop.Host.Get<CancelByLink>().Run(links.Make("resume", TimeSpan.FromDays(1), order.Id.Value))).Refusal?.Code);
        Assert.Equal(OrderState.Placed, await StateOf(order));
    }

    public void Dispose() => browser.Dispose();

    private async Task<string> Heading(string token) => (await browser.Read($"/cancel-order/{token}")).QuerySelector("h1")!.TextContent;

    private async Task<OrderState> StateOf(Order order) => (await shop.Host.All<Order>()).Single(o => o.Id == order.Id).State;
}
