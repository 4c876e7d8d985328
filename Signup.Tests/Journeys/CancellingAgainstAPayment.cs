using SignupTests.Support;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>
/// The card was declined; on one device the customer pays the open invoice with another card, on the other they cancel the order at the
/// same moment. Either may win: an order that is cancelled keeps no money, one that is accepted keeps it, and the customer is told.
/// </summary>
public sealed class CancellingAgainstAPayment : IClassFixture<CancellingAgainstAPayment.Shop>
{
    private const string DeclinedWhenCharged = "4000000000000341";
    private const string AnotherCard = "pm_card_visa";

    private readonly Shop shop;

    public CancellingAgainstAPayment(Shop shop) => this.shop = shop;

    [Fact]
    public async Task Ends_accepted_and_paid_or_cancelled_and_paid_back()
    {
        for (var i = 0; i < Endure.Times("cancel-against-payment", daily: 6); i++)
        {
            using var mara = new Headless(shop.Host);
            var email = $"mara{Guid.NewGuid():N}@hafenlicht.example";
            await mara.Order(card: DeclinedWhenCharged, email: email);
            shop.Host.Time!.Advance(TimeSpan.FromSeconds(21));
            await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "paymentFailed", "the declined order");
            var charge = (await shop.Host.All<OrderCharge>()).Single(c => c.OrderId.ToString() == mara.OrderId);

            // most of the time the cancellation is the quicker of the two; the later it starts, the more often the payment wins
            var paying = PayElsewhere(charge.InvoiceId!);
            for (var turn = 0; turn < i % 5; turn++) { await mara.PlacedOrder(); }
            using var cancelled = await mara.Try(HttpMethod.Post, $"/api/orders/{mara.OrderId}/cancel", new { });
            await paying;

            await Settled(mara, email);
        }
    }

    private async Task Settled(Headless mara, string email)
    {
        await Eventually.Hold(
            async () =>
            {
                shop.Host.Time!.Advance(TimeSpan.FromSeconds(2));
                return await IsRight(mara, email);
            },
            "an order accepted and paid, or cancelled and paid back, and a word about it");
        shop.Outcomes.Add((string)(await mara.PlacedOrder())["state"]!);
    }

    private async Task<bool> IsRight(Headless mara, string email)
    {
        var order = (await shop.Host.All<Order>()).Single(o => o.Id.ToString() == mara.OrderId);
        var ledger = (await shop.Host.All<LedgerEntry>()).FindAll(e => e.OrderId == order.Id);
        var kept = ledger.Sum(e => e.Kind == LedgerKind.Captured ? e.Amount.Minor : -e.Amount.Minor);
        if (order.State == OrderState.Accepted) { return kept == order.Total.Minor; }
        if (order.State != OrderState.Cancelled || kept != 0) { return false; }
        if (ledger.Count == 0) { return (await shop.Host.All<PaymentOperation>()).Exists(o => o.OrderId == order.Id && o.Kind == OperationKind.Withdraw && o.IsSettled); }
        return (await shop.Host.All<MailMessage>()).Exists(m => m.Recipient == email && m.Kind == "payment-returned")
            && (await shop.Host.All<Risk>()).Exists(r => r.SubjectId == order.Id.Value);
    }

    private async Task PayElsewhere(string invoice)
    {
        using var gateway = new HttpClient { BaseAddress = new Uri(shop.Host.Url) };
        gateway.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("pick", AnotherCard)]);
        using var paid = await gateway.PostAsync(new Uri($"/sandbox/invoice/{invoice}", UriKind.Relative), form);
    }

    /// <summary>One application for all the races; what they came to is checked against the payment service's own ledger at the end.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        public AppHost Host { get; } = new(new ManualTime(DateTimeOffset.UtcNow));

        public List<string> Outcomes { get; } = [];

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            Console.WriteLine($"Cancelling against a payment: {string.Join(", ", Outcomes.GroupBy(o => o, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"))}");
            await Host.DisposeAsync();
        }
    }
}
