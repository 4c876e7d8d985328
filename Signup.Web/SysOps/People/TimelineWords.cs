using Microsoft.Extensions.Localization;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.People;

/// <summary>Says what stands in a timeline: what happened, what there is to add, and who did it.</summary>
public sealed class TimelineWords(IStringLocalizer<PeopleTexts> words, IStringLocalizer<BooksTexts> books, Sentences sentences, IReadOnlyDictionary<Guid, string> names, ShopOptions shop)
{
    public TimelineLine Of(TimelineEntry entry) => entry switch
    {
        TimelineEntry.Written written when written.Happened() is { } happened => PersonEvents.Of(happened, words) ?? OrderEvents.Of(happened, words, names, shop) ?? MoneyEvents.Of(happened, words, books, sentences, names, shop) ?? new("info", happened.GetType().Name),
        TimelineEntry.Written unreadable => new("info", unreadable.Type, words["This program cannot read it any more."]),
        TimelineEntry.Mail mail => new("mail", words["Mail “{0}”", mail.Subject], Sent(mail), words["the shop"]),
        TimelineEntry.SignInEnded ended => new("sign-out", words["Sign-in ended"], Because(ended)),
        TimelineEntry.Told told => new("webhook", words["Payment service: {0}", told.Type], told.Verdict, words["the payment service"]),
        TimelineEntry.Asked asked => new("undo", words["Refund of {0} asked for: {1}", asked.Refund.Amount, State(asked.Refund.State)], Decided(asked.Refund), asked.Refund.AskedBy),
        TimelineEntry.Moved moved => new("scale", Moved(moved.Ledger), null, words["the bank"]),
        _ => new("info", entry.GetType().Name),
    };

    /// <summary>What lines of a kind are called.</summary>
    public static string Of(StoryKind kind, IStringLocalizer words) => kind switch
    {
        StoryKind.Events => words["Order and contract"],
        StoryKind.Mails => words["Mails"],
        StoryKind.Webhooks => words["Payment service"],
        StoryKind.Charges => words["Money"],
        StoryKind.Acceptance => words["Acceptance"],
        StoryKind.People => words["Account and support"],
    };

    private string Sent(TimelineEntry.Mail mail) => mail switch
    {
        { SentAt: { } at } => words["To {0}, sent {1}", mail.Recipient, shop.Local(at).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)],
        { IsInAccount: true } => words["In the account alone, as the customer prefers"],
        { IsGivenUp: true } => words["To {0}, could not be sent", mail.Recipient],
        { Tries: > 0 } => words["To {0}, tried {1} times, is tried again", mail.Recipient, mail.Tries],
        _ => words["To {0}, waits to be sent", mail.Recipient],
    };

    private string Because(TimelineEntry.SignInEnded ended)
    {
        string why = ended.Because switch
        {
            SessionEnd.SignedOut => words["signed out"],
            SessionEnd.EndedByOwner => words["ended by its owner"],
            SessionEnd.Suspended => words["the account was suspended"],
            SessionEnd.PasswordChanged => words["the password was changed"],
            SessionEnd.AddressChanged => words["the e-mail address was changed"],
            SessionEnd.AccountErased => words["the account was deleted"],
            SessionEnd.SecondFactorReset => words["the second factor was reset"],
            null => words["ran out"],
        };
        return ended.Client.Length > 0 ? $"{ended.Client}, {why}" : why;
    }

    private string State(StaffRefundState state) => state switch
    {
        StaffRefundState.WaitingForApproval => words["waits for a second person"],
        StaffRefundState.UnderWay => words["on its way"],
        StaffRefundState.Refunded => words["is back"],
        StaffRefundState.Failed => words["did not come about"],
        StaffRefundState.TurnedDown => words["declined"],
        StaffRefundState.PaidOtherwise => words["went back another way"],
    };

    private string Decided(StaffRefund refund)
    {
        var reason = RefundReasons.Say(refund.Reason, books);
        return refund.DecidedBy is { } by ? words["{0}. Decided by {1}.", reason, by] : reason;
    }

    private string Moved(LedgerEntry moved) => moved.Kind switch
    {
        LedgerKind.Disputed => words["A bank took {0} for a dispute", moved.Amount],
        LedgerKind.DisputeWon => words["Dispute won, {0} came back", moved.Amount],
        LedgerKind.RefundFailed => words["A refund of {0} came back to us", moved.Amount],
        LedgerKind.Captured => words["{0} arrived", moved.Amount],
        LedgerKind.Refunded => words["{0} went back", moved.Amount],
        LedgerKind.PaidOtherwise => words["{0} went back another way", moved.Amount],
    };
}
