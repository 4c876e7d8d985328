using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Subscriptions;

public class AnAcceptedOrder
{
    [Fact]
    public async Task Starts_a_subscription_with_its_quotas_and_the_paid_period()
    {
        await using var database = await AcceptedOrders.Database();

        var order = await database.Accept(AcceptedOrders.Of(Sample.Team(BillingCycle.Yearly)));

        var subscription = Assert.Single(await database.All<Subscription>());
        Assert.Equal(order.OrderId, subscription.OrderId);
        Assert.Equal(database.Time.GetUtcNow().AddYears(1), subscription.PeriodEnd);
        var quota = Assert.Single(await database.All<Quota>());
        Assert.Equal(("support-requests", 20, 0), (quota.Key, quota.Limit, quota.Used));
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(SubscriptionStarted));
    }

    [Fact]
    public async Task Is_invoiced_with_the_amounts_charged_and_the_rate_behind_them()
    {
        await using var database = await AcceptedOrders.Database();

        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));

        var invoice = Assert.Single(await database.All<Invoice>());
        Assert.Equal("INV-2026-00001", invoice.Number);
        Assert.Equal((14_900, 2_831, 17_731), (invoice.Net.Minor, invoice.Tax.Minor, invoice.Total.Minor));
        Assert.Equal((1900, TaxDecision.BillingAddress), (invoice.TaxDecision?.BasisPoints, invoice.TaxDecision?.Reason));
        Assert.Equal(order.Party, invoice.Party);
        Assert.Equal(database.Time.GetUtcNow().AddMonths(1), Assert.Single(invoice.Lines).PeriodEnd);
    }

    [Fact]
    public async Task States_no_rate_when_another_amount_was_charged()
    {
        await using var database = await AcceptedOrders.Database();
        var order = AcceptedOrders.Of(Sample.Team());

        await database.Accept(order with { Tax = new Money(2_000, "eur"), Total = new Money(16_900, "eur") });

        Assert.Null(Assert.Single(await database.All<Invoice>()).TaxDecision);
    }

    [Fact]
    public async Task Heard_twice_has_one_effect()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));

        await database.Announce(order);
        await database.Deliver();

        Assert.Single(await database.All<Subscription>());
        Assert.Single(await database.All<Quota>());
        Assert.Single(await database.All<Invoice>());
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailReceipt.MailKind);
    }

    [Fact]
    public async Task Of_a_download_is_invoiced_and_starts_nothing()
    {
        await using var database = await AcceptedOrders.Database();

        await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook));

        Assert.Empty(await database.All<Subscription>());
        Assert.Null(Assert.Single(Assert.Single(await database.All<Invoice>()).Lines).PeriodEnd);
    }

    [Fact]
    public async Task Invoice_numbers_count_up_and_begin_again_with_the_shops_new_year()
    {
        await using var database = await AcceptedOrders.Database();
        await database.Accept(AcceptedOrders.Of(Sample.Team()));
        await database.Accept(AcceptedOrders.Of(Sample.Team()));

        // 23:30 on 31 December in UTC is the new year in Berlin
        database.Time.Advance(new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero) - database.Time.GetUtcNow());
        await database.Accept(AcceptedOrders.Of(Sample.Team()));

        Assert.Equal(["INV-2026-00001", "INV-2026-00002", "INV-2027-00001"], (await database.All<Invoice>()).Select(i => i.Number).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Numbers_have_no_gaps_and_no_doubles_when_many_are_invoiced_at_once()
    {
        await using var database = await AcceptedOrders.Database();
        var orders = Enumerable.Range(0, 12).Select(_ => AcceptedOrders.Of(Sample.Team()));

        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (order, cancellationToken) =>
            await database.HandleAtOnce(db => new RecordInvoice(database.Get<TaxTable>(), database.Get<IOptions<ShopOptions>>(), database.Time).Handle(order, db, cancellationToken)));

        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"INV-2026-{n:D5}"), (await database.All<Invoice>()).Select(i => i.Number).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Is_receipted_by_mail_in_the_buyers_language_with_the_way_to_the_invoice()
    {
        await using var database = await AcceptedOrders.Database();

        await database.Accept(AcceptedOrders.Of(Sample.Team(), Sample.Mara with { Culture = "de-DE" }));

        var mail = Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailReceipt.MailKind);
        var invoice = Assert.Single(await database.All<Invoice>());
        Assert.Equal("Ihre Zahlung über 177,31\u00a0€", mail.Subject);
        Assert.Contains("USt. 19 %: 28,31\u00a0€", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://shop.example/invoices/{invoice.Id}?token=", mail.Text, StringComparison.Ordinal);
    }
}
