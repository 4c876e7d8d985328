using Bunit;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What the page of an order says in each of its states.</summary>
[Collection("The shop")]
public sealed class OrderPageTests(TheShop shop) : PageInTheShop(shop)
{
    [Fact]
    public async Task Placed_it_counts_down_and_says_that_nothing_was_charged()
    {
        var (_, order) = await Shop.PlacedOrder();

        var page = Shown(order);

        Assert.Equal("Your order is placed", page.Find("h1").TextContent);
        Assert.Equal("0:20", page.Find("[role=timer]").TextContent);
        Assert.Contains("Nothing has been charged yet. After that we charge Visa ending 4242.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Cancel order", page.Find(".countdown button").TextContent);
        Assert.Contains("To be charged €177.31", Words(page.Find(".total").TextContent.Replace("charged€", "charged €", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_in_time_it_says_so_and_offers_another_plan()
    {
        var (_, order) = await Shop.PlacedOrder();
        var page = Shown(order);

        page.Find(".countdown button").Click();
        Assert.Equal("true", page.Find("dialog").GetAttribute("data-open"));
        page.Find("dialog .danger").Click();

        page.WaitForAssertion(() => Assert.Equal("Your order is cancelled", page.Find("h1").TextContent));
        Assert.Contains("You were not charged. We have mailed you a confirmation.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Choose another plan", page.Find(".verdict .button").TextContent);
        Assert.Equal(OrderState.Cancelled, (await Shop.Host.All<Order>()).Single(o => o.Id == order.Id).State);
    }

    [Fact]
    public async Task Cancelled_while_nothing_can_be_written_it_says_that_it_is_not_certain_and_then_that_it_is()
    {
        var (_, order) = await Shop.PlacedOrder();
        var page = Shown(order);

        page.Find(".countdown button").Click();
        await using (await Locks.TakenBySomebodyElse(Path.Combine(Shop.Host.Folder, "signup.db")))
        {
            page.Find("dialog .danger").Click();
            page.WaitForAssertion(() => Assert.Contains("Your cancellation has arrived, but we cannot record it yet.", page.Find(".notice").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        }

        Shop.Time.Advance(TimeSpan.FromSeconds(6));
        page.WaitForAssertion(() => Assert.Equal("Your order is cancelled", page.Find("h1").TextContent), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cancelled_too_late_it_says_what_happened_and_when()
    {
        var (_, order) = await Shop.PlacedOrder();
        var page = Shown(order);

        Shop.Time.Advance(TimeSpan.FromSeconds(20));
        page.Find(".countdown button").Click();
        page.Find("dialog .danger").Click();

        var zone = Shop.Host.Get<IOptions<ShopOptions>>().Value;
        string At(DateTimeOffset instant) => zone.Local(instant).ToTheSecond();
        page.WaitForAssertion(() => Assert.Contains($"The time to cancel ended on {At(order.RemorseEndsAt)}. The order has not been cancelled.", Words(page.Find(".notice").TextContent), StringComparison.Ordinal));
        Assert.Equal(OrderState.Placed, (await Shop.Host.All<Order>()).Single(o => o.Id == order.Id).State);
        var charged = Shop.Now.AddSeconds(3);
        await Shop.Change<Order>(o => o.Id == order.Id, o => o.StartCharging(charged));
        page.WaitForAssertion(() => Assert.Contains($"The order is being charged since {At(charged)}, and it has not been cancelled.", Words(page.Find(".notice").TextContent), StringComparison.Ordinal));
        await Shop.Change<Order>(o => o.Id == order.Id, o => o.Accept(PurchaseId.New(), charged.AddSeconds(2)));
        page.WaitForAssertion(() => Assert.Contains($"The order was accepted on {At(charged.AddSeconds(2))}, and it has not been cancelled.", Words(page.Find(".notice").TextContent), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asked_whether_to_cancel_until_it_is_too_late_it_says_that_instead_and_takes_it_back_when_it_can_be_cancelled_again()
    {
        var (_, order) = await Shop.PlacedOrder();
        var page = Shown(order);
        page.Find(".countdown button").Click();

        Shop.Time.Advance(TimeSpan.FromSeconds(20));
        await Shop.Change<Order>(o => o.Id == order.Id, o => o.StartCharging(Shop.Now));
        page.WaitForAssertion(() => Assert.Null(page.Find("dialog").GetAttribute("data-open")));
        Assert.Contains("The order is being charged since", page.Find(".notice").TextContent, StringComparison.Ordinal);

        await Shop.Change<Order>(o => o.Id == order.Id, o => o.Fail(1, new PaymentFailure("declined", "No.", null, Shop.Now)));
        page.WaitForAssertion(() => Assert.Equal("Your payment did not go through", page.Find("h1").TextContent));
        Assert.Empty(page.FindAll(".notice"));
    }

    [Fact]
    public async Task Cancelled_when_the_money_was_on_its_way_it_says_how_much_went_back_and_when()
    {
        var (_, order) = await Shop.PlacedOrder((o, end) => { Decline(o, end, "No."); o.Cancel(end); });
        await Shop.Plant(new LedgerEntry { Id = Guid.CreateVersion7(), Kind = LedgerKind.Refunded, StripeId = $"re_{order.Id.Value:N}", PaymentId = $"pi_{order.Id.Value:N}", OrderId = order.Id, CustomerId = order.CustomerId, Amount = new(17_731, "eur"), At = Shop.Now });

        var zone = Shop.Host.Get<IOptions<ShopOptions>>().Value;
        Assert.Contains($"€177.31 went back to your card on {zone.Local(Shop.Now).ToTheSecond()}", Words(Shown(order).Find(".verdict").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_window_it_counts_nothing_down_and_says_that_it_is_charged_now()
    {
        var (_, order) = await Shop.PlacedOrder(offer: Sample.Team() with { RemorseWindow = TimeSpan.Zero });

        var page = Shown(order);

        Assert.Empty(page.FindAll(".countdown"));
        Assert.Empty(page.FindAll(".stack button"));
        Assert.Equal("Your order is charged now", page.Find(".working h2").TextContent);
    }

    [Fact]
    public async Task A_download_is_ready_when_it_is_there_and_not_with_its_contract()
    {
        var (signup, order) = await Shop.PlacedOrder((o, end) => o.Accept(PurchaseId.New(), end), AcceptedOrders.Handbook);
        var download = Download.Request(AcceptedOrders.Of(AcceptedOrders.Handbook, customer: order.CustomerId) with { OrderId = order.Id }, "atlas.pdf", EmailAddress.Parse(Sample.Mara.Email), Shop.Now);
        await Shop.Plant(download);
        await Shop.Change<Signup>(s => s.Id == signup.Id, s => Complete(s));
        var page = Shown(order, SignupState.Completed);
        Assert.Equal(("Your order is accepted", "Preparing your download"), (page.Find("h1").TextContent, page.Find(".working h2").TextContent));

        await Shop.Change<Download>(d => d.Id == download.Id, d => d.Miss(ProvisioningFault.FileMissing, 1, Shop.Now));
        page.WaitForAssertion(() => Assert.Equal("Your download is not ready yet", page.Find(".verdict h2").TextContent));
        Assert.Contains("Being set up, failednot provided yet", Words(page.Find(".states").TextContent), StringComparison.Ordinal);

        await Shop.Change<Download>(d => d.Id == download.Id, d => { d.Grant(8, new('a', 64), null); d.MakeReady(Shop.Now); });
        page.WaitForAssertion(() => Assert.Equal("Your order is ready", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Charging_it_grows_patient_with_time_and_has_no_second_button()
    {
        Shop.Time.Advance(TimeSpan.FromMinutes(1));
        var (_, order) = await Shop.PlacedOrder((o, _) => { });
        Shop.Time.Advance(TimeSpan.FromSeconds(20));
        await Shop.Change<Order>(o => o.Id == order.Id, o => o.StartCharging(Shop.Now));
        var page = Shown(order);

        Assert.Contains("Charging €177.31 to Visa ending 4242", page.Markup, StringComparison.Ordinal);
        Assert.Contains("This takes a few seconds.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".working button"));
        Shop.Time.Advance(TimeSpan.FromSeconds(15));
        page.WaitForAssertion(() => Assert.Contains("Still working. You can wait or close this page", page.Markup, StringComparison.Ordinal));
        Shop.Time.Advance(TimeSpan.FromSeconds(45));
        page.WaitForAssertion(() => Assert.Contains($"We will mail you at {Sample.Mara.Email}. Your reference is {order.Reference}.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Declined_it_says_why_and_what_can_be_done()
    {
        var (_, order) = await Shop.PlacedOrder((o, end) => Decline(o, end, Declines.SentenceFor("insufficient_funds")));

        var page = Shown(order);

        Assert.Equal("Your payment did not go through", page.Find("h1").TextContent);
        Assert.Equal("There is not enough money on the card. Use another card.", page.Find(".verdict h2").TextContent);
        Assert.Equal(["Use another card", "Try again", "Cancel order"], page.FindAll(".verdict button").Select(b => b.TextContent), StringComparer.Ordinal);
        Assert.Contains("Payment, failed", Words(page.Find(".states").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_the_bank_it_leads_there_first()
    {
        var (_, order) = await Shop.PlacedOrder((o, end) => Decline(o, end, Declines.Authentication, "https://bank.example/confirm"));

        var first = Shown(order).Find(".verdict .primary");

        Assert.Equal("Confirm with your bank", first.TextContent);
        Assert.Equal("https://bank.example/confirm", first.GetAttribute("href"));
        var page = Shown(order);
        Assert.Equal(("Your bank asks you to confirm", 0), (page.Find("h1").TextContent, page.FindAll(".red, .failed").Count));
    }

    [Fact]
    public async Task Accepted_it_waits_for_the_contract_and_then_leads_to_it()
    {
        var (signup, order) = await Shop.PlacedOrder((o, end) => o.Accept(PurchaseId.New(), end));
        var page = Shown(order);
        Assert.Contains("Setting up your contract", page.Markup, StringComparison.Ordinal);

        await Shop.Change<Signup>(s => s.Id == signup.Id, s => Complete(s));

        page.WaitForAssertion(() => Assert.EndsWith("/thank-you/there", Services.GetNavigation().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opened_again_later_it_stays_and_links_to_the_contract()
    {
        var (signup, order) = await Shop.PlacedOrder((o, end) => o.Accept(PurchaseId.New(), end));
        await Shop.Change<Signup>(s => s.Id == signup.Id, s => Complete(s));
        var contract = Contract.Sign(new AgreedTerms { OrderId = order.Id, SignupId = signup.Id, CustomerId = order.CustomerId, ClientAccountId = order.ClientAccountId, Offer = order.Offer, Party = order.Party, Text = ContractText.Compose(order.Offer, order.Party, "Northwind Support"), TextHash = new('a', 64) }, 90_001, Shop.Now);
        contract.Activate(Shop.Now);
        await Shop.Plant(contract);

        var page = Shown(order, SignupState.Completed);

        Assert.Equal("Your order is ready", page.Find("h1").TextContent);
        Assert.Equal("/thank-you/there", page.Find(".verdict a.primary").GetAttribute("href"));
        Assert.DoesNotContain("thank-you", Services.GetNavigation().Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<OrderProgress> Shown(Order order, SignupState seen = SignupState.Ordered)
    {
        SignedInAs(order.CustomerId);
        return Render<OrderProgress>(p => p.Add(o => o.OrderId, order.Id).Add(o => o.Seen, seen));
    }

    private static void Decline(Order order, DateTimeOffset end, string sentence, string? confirmAt = null)
    {
        order.StartCharging(end);
        order.Fail(1, new PaymentFailure("declined", sentence, confirmAt, end));
    }

    private static void Complete(Signup signup)
    {
        signup.Collect(ContractId.New(), DateTimeOffset.UnixEpoch);
        signup.Collect(ThankYouPageId.New(), "https://shop.example/thank-you/there", DateTimeOffset.UnixEpoch);
    }
}
