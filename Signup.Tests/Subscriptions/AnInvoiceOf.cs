using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupTests.Subscriptions;

/// <summary>Invoices and credit notes made in memory, as the handlers make them.</summary>
internal static class AnInvoiceOf
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 13, 32, 0, TimeSpan.Zero);

    public static readonly Seller Shop = new ShopOptions().Seller;

    public static readonly Party Vienna = Sample.Mara with { Country = "AT", Town = "Wien", PostCode = "1010", TaxId = "ATU12345678" };

    public static Invoice For(Party buyer, TaxDecision? tax, Money? net = null, BillingCycle cycle = BillingCycle.Monthly, Seller? seller = null, long? charged = null, Discount? discount = null)
    {
        var price = net ?? new Money(14_900, "eur");
        var left = discount is null ? price : price - discount.Off;
        var asked = charged is { } other ? price with { Minor = other } : tax?.On(left) ?? Money.Zero(price.Currency);
        var order = AcceptedOrders.Of(Sample.Team(cycle) with { Net = price, Discount = discount }, buyer) with { Net = left, Tax = asked, Total = left + asked, InvoiceStripeId = "in_1", InvoiceStripeNumber = "NW-0001" };
        return Invoice.Of(order, "INV-2026-00001", seller ?? Shop, tax, Now);
    }

    public static MoneyRefunded Refund(Invoice invoice, long minor, string id = "re_1") =>
        new(invoice.OrderId, invoice.CustomerId, invoice.PaymentInvoiceId ?? string.Empty, id, invoice.Total with { Minor = minor }, "order cancelled");

    public static CreditNote Credited(this Invoice invoice, long minor, params CreditNote[] earlier) =>
        CreditNote.Of(invoice, earlier, Refund(invoice, minor), "CN-2026-00001", Shop, Now);
}
