using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>What a credit note takes back, and why.</summary>
public sealed record Correction(string InvoiceNumber, DateTimeOffset InvoiceIssuedAt, string Reason);

/// <summary>An invoice or a credit note, as it is printed and sent to programs.</summary>
/// <param name="Path">Its address: "/invoices/...".</param>
/// <param name="SettledAt">When the money moved: paid, or paid back.</param>
/// <param name="Corrects">Null for an invoice.</param>
/// <param name="Card">What it was paid with, "Visa 4242"; null where that was not kept.</param>
/// <param name="Discount">What comes off the lines; null for none.</param>
public sealed record BillingDocument(
    string Path,
    string Number,
    Seller Seller,
    Party Buyer,
    IReadOnlyList<InvoiceLine> Lines,
    Money Net,
    Money Tax,
    Money Total,
    TaxDecision? TaxDecision,
    DateTimeOffset IssuedAt,
    DateTimeOffset SettledAt,
    string? PaymentReference,
    Correction? Corrects,
    Discount? Discount = null,
    string? Card = null)
{
    public bool IsCreditNote => Corrects is not null;

    /// <summary>Only a business can do something with an e-invoice.</summary>
    public bool IsForBusiness => !string.IsNullOrWhiteSpace(Buyer.Company) || !string.IsNullOrWhiteSpace(Buyer.TaxId);

    /// <param name="shop">Stands in on an invoice written before it kept its seller.</param>
    public static BillingDocument Of(Invoice invoice, Seller shop) => new(
        $"/invoices/{invoice.Id}", invoice.Number, invoice.Seller ?? shop, invoice.Party, invoice.Lines, invoice.Net, invoice.Tax, invoice.Total, invoice.TaxDecision, invoice.IssuedAt, invoice.PaidAt, invoice.PaymentReference, null, invoice.Discount, invoice.Card);

    public static BillingDocument Of(CreditNote note) => new(
        $"/credit-notes/{note.Id}", note.Number, note.Seller, note.Party, note.Lines, note.Net, note.Tax, note.Total, note.TaxDecision, note.IssuedAt, note.IssuedAt, note.RefundId, new(note.InvoiceNumber, note.InvoiceIssuedAt, note.Reason), note.Discount);
}
