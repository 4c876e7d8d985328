using System.Collections.Frozen;

namespace SignupWeb.SysOps.People;

/// <summary>What a line of a story is of; each line is of one.</summary>
public enum StoryKind
{
    /// <summary>Sign-up, order, contract and what came of them.</summary>
    Events,
    Mails,

    /// <summary>What the payment service told.</summary>
    Webhooks,

    /// <summary>Cards, charges, invoices, refunds, disputes.</summary>
    Charges,

    /// <summary>Colours of a contract, and who acknowledged or logged them.</summary>
    Acceptance,

    /// <summary>Who the customer is, how they get in, what they asked the team for.</summary>
    People,
}

/// <summary>Which kind an event is of, and the kinds in an address.</summary>
public static class StoryKinds
{
    private static readonly FrozenDictionary<string, StoryKind> OfType = FrozenDictionary.ToFrozenDictionary(
    [
        .. Each(StoryKind.Charges, nameof(PaymentProfileAdded), nameof(PaymentProfileAttached), nameof(CardExpiresSoon), nameof(ChargeRequested), nameof(PurchaseConfirmed), nameof(PaymentFailed), nameof(CyclePaid), nameof(CycleOverdue), nameof(MoneyRefunded), nameof(PaymentCompensated), nameof(InvoiceRecorded), nameof(CreditNoteRecorded)),
        .. Each(StoryKind.Acceptance, nameof(ContractTurned), nameof(CriterionColoured), nameof(AcceptanceAcknowledged), nameof(AcceptanceLogged)),
        .. Each(StoryKind.People, nameof(CustomerRegistered), nameof(VerificationEmailSent), nameof(CustomerVerified), nameof(CustomerLoggedIn), nameof(CustomerProfileUpdated), nameof(CustomerAddressChanged), nameof(BillingDetailsChanged), nameof(VatNumberChecked), nameof(CustomerSuspended), nameof(CustomerReinstated), nameof(SessionsInvalidated), nameof(SuspensionNotificationSent), nameof(CustomerExported), nameof(CustomerErased), nameof(SupportRequestOpened), nameof(SupportRequestFollowedUp), nameof(SupportRequestAnswered), nameof(SupportRequestClosed), nameof(ClientBecamePreferred)),
    ], StringComparer.Ordinal);

    /// <param name="type">The event's name as it was written.</param>
    public static StoryKind Of(string type) => OfType.GetValueOrDefault(type, StoryKind.Events);

    /// <summary>The kind an address asks for; null for all, and for what is no kind.</summary>
    public static StoryKind? Asked(string? show) => Enum.TryParse<StoryKind>(show, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private static IEnumerable<KeyValuePair<string, StoryKind>> Each(StoryKind kind, params IEnumerable<string> types) => types.Select(type => KeyValuePair.Create(type, kind));
}
