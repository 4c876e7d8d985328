using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Subscriptions;

/// <summary>A refund of an invoiced payment is credited.</summary>
public sealed class MoneyPaidBack
{
    [Fact]
    public async Task In_full_is_credited_with_everything_the_invoice_says()
    {
        await using var database = await AcceptedOrders.Database();
        var invoice = await Invoiced(database);

        await PayBack(database, AnInvoiceOf.Refund(invoice, 17_731));

        var note = Assert.Single(await database.All<CreditNote>());
        Assert.Equal(("CN-2026-00001", invoice.Number, invoice.Id), (note.Number, note.InvoiceNumber, note.InvoiceId));
        Assert.Equal((14_900, 2_831, 17_731), (note.Net.Minor, note.Tax.Minor, note.Total.Minor));
        Assert.Equal((invoice.Seller, invoice.Party, invoice.TaxDecision), (note.Seller, note.Party, note.TaxDecision));
        Assert.Equal(14_900, Assert.Single(note.Lines).Net.Minor);
    }

    [Theory]
    [InlineData(2_000, 2_980)]
    [InlineData(3_333, 4_966)]
    [InlineData(null, 14_899)]
    public void Of_an_invoice_with_a_discount_takes_back_lines_and_discount_exactly(int? basisPoints, long off)
    {
        var invoice = AnInvoiceOf.For(Sample.Mara, new TaxDecision(1900, TaxDecision.BillingAddress, "DE"), discount: new("SUMMER", basisPoints, new(off, "eur"), 0));

        List<CreditNote> notes = [];
        foreach (var part in new[] { invoice.Total.Minor / 3, invoice.Total.Minor / 7, invoice.Total.Minor }) { notes.Add(invoice.Credited(part, [.. notes])); }

        Assert.All(notes, note => Assert.Equal(note.Net.Minor, note.Lines.Sum(l => l.Net.Minor) - note.Discount!.Off.Minor));
        Assert.Equal((14_900, off, invoice.Total.Minor), (notes.Sum(n => n.Lines.Sum(l => l.Net.Minor)), notes.Sum(n => n.Discount!.Off.Minor), notes.Sum(n => n.Total.Minor)));
    }

    [Fact]
    public async Task Twice_heard_is_credited_once()
    {
        await using var database = await AcceptedOrders.Database();
        var refund = AnInvoiceOf.Refund(await Invoiced(database), 5_000);

        await PayBack(database, refund);
        await PayBack(database, refund);

        Assert.Single(await database.All<CreditNote>());
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailCreditNote.MailKind);
    }

    [Fact]
    public async Task More_than_was_paid_is_credited_up_to_the_invoice_and_told()
    {
        await using var database = await AcceptedOrders.Database();
        var invoice = await Invoiced(database);

        await PayBack(database, AnInvoiceOf.Refund(invoice, 10_000, "re_1"), AnInvoiceOf.Refund(invoice, 10_000, "re_2"), AnInvoiceOf.Refund(invoice, 10_000, "re_3"));

        var notes = await database.All<CreditNote>();
        Assert.Equal([7_731, 10_000], notes.Select(n => n.Total.Minor).Order());
        Assert.Equal((invoice.Net.Minor, invoice.Tax.Minor), (notes.Sum(n => n.Net.Minor), notes.Sum(n => n.Tax.Minor)));
        Assert.Equal(["refund-above-invoice", "refund-without-invoice"], (await database.All<OutboxMessage>()).Where(m => m.Type == nameof(RiskFound)).Select(m => (string?)System.Text.Json.Nodes.JsonNode.Parse(m.Body)!["kind"]).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Of_an_order_nobody_invoiced_is_told_and_not_credited()
    {
        await using var database = await AcceptedOrders.Database();

        await PayBack(database, new MoneyRefunded(OrderId.New(), CustomerId.New(), "in_2", "re_1", new Money(100, "eur"), "amount"));

        Assert.Empty(await database.All<CreditNote>());
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(RiskFound));
    }

    [Fact]
    public async Task Belongs_to_the_newest_invoice_of_the_order_where_none_knows_its_payment()
    {
        await using var database = await AcceptedOrders.Database();
        var invoice = await Invoiced(database);

        await PayBack(database, AnInvoiceOf.Refund(invoice, 100) with { InvoiceStripeId = "in_of_another_time" });

        Assert.Equal(invoice.Id, Assert.Single(await database.All<CreditNote>()).InvoiceId);
    }

    [Fact]
    public async Task Is_not_taken_for_another_payment_of_the_order()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()) with { InvoiceStripeId = "in_1" });

        await PayBack(database, new MoneyRefunded(order.OrderId, order.CustomerId, "in_2", "re_1", new Money(100, "eur"), "second payment"));

        Assert.Empty(await database.All<CreditNote>());
    }

    [Fact]
    public async Task Is_told_by_mail_in_the_buyers_language_with_the_way_to_the_note()
    {
        await using var database = await AcceptedOrders.Database();
        var invoice = await Invoiced(database, Sample.Mara with { Culture = "de-DE" });

        await PayBack(database, AnInvoiceOf.Refund(invoice, 17_731));

        var mail = Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailCreditNote.MailKind);
        Assert.Equal("Rechnungskorrektur CN-2026-00001: 177,31\u00a0€ erstattet", mail.Subject);
        Assert.Contains("Grund: Bestellung storniert", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://shop.example/credit-notes/{(await database.All<CreditNote>())[0].Id}?token=", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_any_parts_adds_up_to_the_invoice_to_the_cent()
    {
        foreach (var (net, rate) in new[] { (1L, 1900), (14_900L, 1900), (33_333L, 2550), (99_999L, 810), (7L, 2700), (123_457L, 0) })
        {
            var invoice = AnInvoiceOf.For(Sample.Mara, new TaxDecision(rate, TaxDecision.BillingAddress, "DE"), new Money(net, "eur"));
            List<CreditNote> notes = [];
            var step = Math.Max(1, invoice.Total.Minor / 7);
            while (notes.Sum(n => n.Total.Minor) < invoice.Total.Minor) { notes.Add(invoice.Credited(step, [.. notes])); }

            Assert.Equal((invoice.Net.Minor, invoice.Tax.Minor, invoice.Total.Minor), (notes.Sum(n => n.Net.Minor), notes.Sum(n => n.Tax.Minor), notes.Sum(n => n.Total.Minor)));
            Assert.All(notes, n => Assert.True(n.Net.Minor >= 0 && n.Tax.Minor >= 0 && n.Net + n.Tax == n.Total && n.Lines.Sum(l => l.Net.Minor) == n.Net.Minor));
        }
    }

    private static async Task<Invoice> Invoiced(TestDatabase database, Party? buyer = null)
    {
        await database.Accept(AcceptedOrders.Of(Sample.Team(), buyer));
        return Assert.Single(await database.All<Invoice>());
    }

    private static async Task PayBack(TestDatabase database, params IEvent[] refunds)
    {
        await database.Announce(refunds);
        await database.Deliver();
    }
}
