using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.People;

/// <summary>Events of money and of what runs on with it, in words.</summary>
internal static class MoneyEvents
{
    /// <summary>Null for events of another kind.</summary>
    public static TimelineLine? Of(IEvent happened, IStringLocalizer<PeopleTexts> words, IStringLocalizer<BooksTexts> books, Sentences sentences, IReadOnlyDictionary<Guid, string> names, ShopOptions shop) => happened switch
    {
        PaymentProfileAdded => new("card", words["Card added"], words["Nothing is charged with it"], words["the customer"]),
        ChargeRequested charge => new("card", words["Charge of {0} asked for", charge.Total], words["Try {0}", charge.Attempt], words["the shop"]),
        PurchaseConfirmed confirmed => new("card", words["{0} paid", confirmed.Total], confirmed.InvoiceStripeNumber, words["the payment service"]),
        PaymentFailed failed => new("alert", words["Payment failed"], sentences.Say(failed.Sentence), words["the payment service"]),
        CyclePaid paid => new("card", words["{0} paid", paid.Total], words["For the time until {0}", shop.Local(paid.PeriodEnd).Day()], words["the payment service"]),
        BillingCycleChanged changed => new("calendar", words["Billing cycle chosen: {0}", PeopleWords.Cycle(changed.BillingCycle, words)], words["From {0} on", shop.Local(changed.From).Day()], words["the customer"]),
        CycleOverdue overdue => new("alert", words["Renewal of {0} refused", overdue.Total], sentences.Say(overdue.Sentence), words["the payment service"]),
        SubscriptionSuspended => new("stop", words["Subscription suspended"], words["Because it was not paid in time"], words["the shop"]),
        SubscriptionResumed => new("tick", words["Subscription runs again"], words["Because it is paid"], words["the shop"]),
        SubscriptionNotRenewed => new("calendar", words["Subscription ends with its period"]),
        SubscriptionEnded => new("x", words["Subscription ended"]),
        CardExpiresSoon soon => new("card", words["Told that {0} expires {1}", soon.Card, soon.Expires], null, words["the shop"]),
        MoneyRefunded refunded => new("undo", words["{0} is back with the customer", refunded.Amount], RefundReasons.Say(refunded.Reason, books), words["the payment service"]),
        PaymentCompensated compensated => new("undo", words["{0} went back by itself", compensated.Refunded], BooksWords.HeldBecause(compensated.Reason, books), words["the shop"]),
        InvoiceRecorded recorded => new("receipt", words["Invoice {0} written", names.GetValueOrDefault(recorded.InvoiceId.Value) ?? "?"], null, words["the shop"]),
        CreditNoteRecorded recorded => new("receipt", words["Credit note {0} written", names.GetValueOrDefault(recorded.CreditNoteId.Value) ?? "?"], null, words["the shop"]),
        _ => null,
    };
}
