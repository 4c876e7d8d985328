using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Refunds;

namespace SignupWeb.SysOps.Books;

/// <summary>What things on the page Money and records are called.</summary>
public static class BooksWords
{
    public static string Difference(DifferenceKind kind, IStringLocalizer<BooksTexts> words) => kind switch
    {
        DifferenceKind.NotInLedger => words["Moved at the payment service, missing in our ledger"],
        DifferenceKind.NotThere => words["In our ledger, missing at the payment service"],
        DifferenceKind.LedgerAmount => words["The ledger has another amount than the paid invoice"],
        DifferenceKind.NoInvoice => words["Paid, but there is no invoice"],
        DifferenceKind.InvoiceAmount => words["The invoice says another amount than was paid"],
        DifferenceKind.InvoiceWithoutMoney => words["Invoiced, but no money came"],
        DifferenceKind.NotCredited => words["Went back, but was not credited in full"],
        DifferenceKind.CreditWithoutRefund => words["Credited, but no money went back"],
        DifferenceKind.NoSubscription => words["Paid, but there is no subscription"],
        DifferenceKind.NoContract => words["Paid, but there is no contract"],
        DifferenceKind.SubscriptionWithoutContract => words["The subscription runs, its contract does not"],
        DifferenceKind.ContractWithoutSubscription => words["The contract runs, its subscription does not"],
        DifferenceKind.EndedThere => words["Ended at the payment service, runs here"],
    };

    /// <summary>Why held money must not stay.</summary>
    public static string HeldBecause(string reason, IStringLocalizer<BooksTexts> words) => reason switch
    {
        "amount" => words["The amount does not match the order"],
        "currency" => words["The currency does not match the order"],
        "plan" => words["The plan does not match the order"],
        "order cancelled" => words["The order was cancelled"],
        "second payment" => words["Paid a second time"],
        "withdrawn" => words["Its customer had withdrawn"],
        "second subscription" => words["Paid for a second subscription"],
        _ => reason,
    };

    /// <summary>What a bank says why it wants money back.</summary>
    public static string DisputedBecause(string reason, IStringLocalizer<BooksTexts> words) => reason switch
    {
        "fraudulent" => words["Payment not made by the card's owner"],
        "duplicate" => words["Charged twice"],
        "product_not_received" => words["Product not received"],
        "product_unacceptable" => words["Product not as described"],
        "subscription_canceled" => words["Subscription was cancelled"],
        "unrecognized" => words["Payment not recognised"],
        "credit_not_processed" => words["Refund not received"],
        _ => words["Other reason"],
    };

    /// <summary>What happens next with a dispute.</summary>
    public static string DisputeStands(Dispute dispute, IStringLocalizer<BooksTexts> words) => dispute.Status switch
    {
        "needs_response" or "warning_needs_response" => words["Answer at the payment service"],
        _ => words["The bank decides"],
    };

    /// <summary>The day of an unpaid billing cycle and what was done on it.</summary>
    public static (string Day, string What) Step(int tries, IStringLocalizer<BooksTexts> words) => tries switch
    {
        0 => (words["Day {0}", 0], words["refused, customer told"]),
        1 => (words["Day {0}", OverdueInvoice.TriedAfterDays[0]], words["tried a second time"]),
        2 => (words["Day {0}", OverdueInvoice.TriedAfterDays[1]], words["tried a third time"]),
        _ => (words["Day {0}", OverdueInvoice.TriedAfterDays[^1]], words["subscription suspended"]),
    };

    /// <summary>"€712.31", "€712.31 and CHF 20.00"; null when there is nothing.</summary>
    public static string? Sums(IEnumerable<Money> amounts)
    {
        var sums = amounts.GroupBy(a => a.Currency, StringComparer.Ordinal).Select(g => new Money(g.Sum(a => a.Minor), g.Key)).OrderByDescending(m => m.Minor).Select(m => m.ToString(null, CultureInfo.CurrentCulture)).ToList();
        return sums.Count == 0 ? null : string.Join(" + ", sums);
    }
}
