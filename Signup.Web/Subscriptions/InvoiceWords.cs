using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions;

/// <summary>Words that mails and pages of invoices and credit notes share, in the current culture.</summary>
public static class InvoiceWords
{
    /// <summary>"VAT 19 %", or "Tax" when the rate is not stated.</summary>
    public static string Tax(IStringLocalizer<SubscriptionsTexts> texts, TaxDecision? decision) =>
        decision is { } tax ? texts["VAT {0} %", (tax.BasisPoints / 100m).ToString("0.##", CultureInfo.CurrentCulture)] : texts["Tax"];

    /// <summary>"Discount SUMMER, 20 %".</summary>
    public static string Discount(IStringLocalizer<SubscriptionsTexts> texts, Discount discount) => discount switch
    {
        { Code.Length: 0 } => texts["Discount"],
        { BasisPoints: { } points } => texts["Discount {0}, {1} %", discount.Code, (points / 100m).ToString("0.##", CultureInfo.CurrentCulture)],
        _ => texts["Discount {0}", discount.Code],
    };

    /// <summary>"Team, 21 Nov 2026 to 21 Dec 2026".</summary>
    /// <param name="local">Puts an instant on the shop's clock.</param>
    public static string Line(IStringLocalizer<SubscriptionsTexts> texts, InvoiceLine line, Func<DateTimeOffset, DateTimeOffset> local) =>
        Period(texts, line, local) is { } period ? $"{line.Plan}, {period}" : line.Plan;

    /// <summary>"21 Nov 2026 to 21 Dec 2026"; null for what is paid once.</summary>
    public static string? Period(IStringLocalizer<SubscriptionsTexts> texts, InvoiceLine line, Func<DateTimeOffset, DateTimeOffset> local) =>
        line.Net.Minor < 0 ? texts["unused time, taken off"].Value : line is { PeriodStart: { } from, PeriodEnd: { } to } ? texts["{0} to {1}", local(from).Day(), local(to).Day()].Value : null;

    /// <summary>Why the tax is what it is; with reverse charge also who accounts for it, by both numbers.</summary>
    public static string? Why(IStringLocalizer<SubscriptionsTexts> texts, TaxDecision? decision) =>
        decision is { } tax ? texts[tax.Reason, TaxCountries.InSentence(tax.Country)].Value : null;

    /// <summary>"Reverse charge: ...", naming the VAT numbers of both; null where the seller accounts for the tax.</summary>
    public static string? ReverseCharge(IStringLocalizer<SubscriptionsTexts> texts, TaxDecision? decision, Seller seller, Party buyer) =>
        decision is { IsReverseCharge: true }
            ? texts["Reverse charge: VAT is to be accounted for by the recipient. VAT number of the supplier: {0}, of the recipient: {1}.", seller.VatNumber ?? "-", buyer.TaxId ?? "-"].Value
            : null;

    /// <summary>The reason of a credit note in the reader's language, where it is one we know.</summary>
    public static string Reason(IStringLocalizer<SubscriptionsTexts> texts, string reason) => reason.Length == 0 ? texts["Refund"] : texts[reason];

    /// <summary>Who sold it, and the VAT numbers of both.</summary>
    public static IEnumerable<(string Name, string Value)> Numbers(IStringLocalizer<SubscriptionsTexts> texts, Seller seller, Party buyer)
    {
        yield return (texts["From"], $"{seller.LegalName}, {seller.Street}, {seller.PostCode} {seller.Town}, {TaxCountries.NameOf(seller.Country)}");
        if (seller.VatNumber is { } ours) { yield return (texts["Our VAT number"], ours); }
        if (buyer.TaxId is { Length: > 0 } theirs) { yield return (texts["Your VAT number"], theirs); }
    }
}
