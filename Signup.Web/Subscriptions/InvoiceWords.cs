using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions;

/// <summary>Words that mail and page of an invoice share, in the current culture.</summary>
public static class InvoiceWords
{
    /// <summary>"VAT 19 %", or "Tax" when the rate is not stated.</summary>
    public static string Tax(IStringLocalizer<SubscriptionsTexts> texts, Invoice invoice) =>
        invoice.TaxDecision is { } tax ? texts["VAT {0} %", (tax.BasisPoints / 100m).ToString("0.##", CultureInfo.CurrentCulture)] : texts["Tax"];

    /// <summary>"Team, 21 Nov 2026 to 21 Dec 2026".</summary>
    /// <param name="local">Puts an instant on the shop's clock.</param>
    public static string Line(IStringLocalizer<SubscriptionsTexts> texts, InvoiceLine line, Func<DateTimeOffset, DateTimeOffset> local) =>
        line is { PeriodStart: { } from, PeriodEnd: { } to } ? texts["{0}, {1} to {2}", line.Plan, local(from).Day(), local(to).Day()] : line.Plan;
}
