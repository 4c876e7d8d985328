using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Subscriptions;

/// <summary>The invoice, credit note and subscription that previews of mails are about. None is ever saved.</summary>
internal static class SampleInvoice
{
    public static Invoice Of(Seller seller) => Invoice.Of(MailSamples.Accepted with { InvoiceStripeNumber = "7K4108-0001", Card = "Visa 4242" }, Invoice.NumberOf(MailSamples.At.Year, 42), seller, new(1_900, TaxDecision.BillingAddress, "DE"), MailSamples.At);

    public static CreditNote PaidBack(Seller seller)
    {
        var invoice = Of(seller);
        return CreditNote.Of(invoice, [], new(invoice.OrderId, invoice.CustomerId, string.Empty, string.Empty, invoice.Total, string.Empty), CreditNote.NumberOf(MailSamples.At.Year, 7), seller, MailSamples.At);
    }

    public static Subscription Running => Subscription.Start(MailSamples.Accepted);
}
