using SignupWeb.Kernel;

namespace SignupWeb;

// Every message, in the order of the story. They carry ids rather than personal data; a handler reads what it needs. What must carry a person is IPersonal.

// What is sold (P17)
public sealed record PlanPublished(PlanId PlanId, PlanVersionId PlanVersionId, int Number, string Name, IReadOnlyList<PlanPrice> Prices, string By) : IEvent;
public sealed record PlanWithdrawn(PlanId PlanId, string By) : IEvent;

// The customer chooses a plan and becomes known (R1 steps 1 to 4, R2, R4)
public sealed record SignupStarted(SignupId SignupId, ClientAccountId ClientAccountId, PlanVersionId PlanVersionId) : IEvent;
public sealed record CustomerRegistered(CustomerId CustomerId) : IEvent;
public sealed record VerificationEmailSent(CustomerId CustomerId) : IEvent;
public sealed record CustomerVerified(CustomerId CustomerId) : IEvent;
public sealed record CustomerLoggedIn(CustomerId CustomerId, SessionId SessionId) : IEvent;
public sealed record CustomerProfileUpdated(CustomerId CustomerId) : IEvent;
public sealed record CustomerAddressChanged(CustomerId CustomerId) : IEvent;
public sealed record BillingDetailsChanged(CustomerId CustomerId, Party Party) : IPersonal { public IEvent WithoutPerson() => this with { Party = Party.Erased() }; }
public sealed record VatNumberChecked(CustomerId CustomerId, bool IsVerified) : IEvent;
public sealed record CustomerSuspended(CustomerId CustomerId, string Reason) : IPersonal { public IEvent WithoutPerson() => this with { Reason = string.Empty }; }
public sealed record CustomerReinstated(CustomerId CustomerId) : IEvent;
public sealed record SecondFactorAdded(Guid LoginId) : IEvent;
public sealed record SecondFactorRemoved(Guid LoginId) : IEvent;
public sealed record SessionsInvalidated(CustomerId CustomerId, int Count) : IEvent;
public sealed record PasskeyAdded(Guid LoginId) : IEvent;
public sealed record PasskeyRemoved(Guid LoginId) : IEvent;
public sealed record StaffInvited(StaffInvitationId InvitationId, string Role, string By) : IEvent;
public sealed record InvitationWithdrawn(StaffInvitationId InvitationId, string By) : IEvent;
public sealed record StaffJoined(Guid LoginId, StaffInvitationId InvitationId, string Role) : IEvent;
public sealed record StaffRoleChanged(Guid LoginId, string From, string To, string By) : IEvent;
public sealed record StaffSuspended(Guid LoginId, string By) : IEvent;
public sealed record StaffReinstated(Guid LoginId, string By) : IEvent;
public sealed record SuspensionNotificationSent(CustomerId CustomerId) : IEvent;
public sealed record CustomerExported(CustomerId CustomerId, string By) : IEvent;
public sealed record CustomerErased(CustomerId CustomerId, string By, string? Reason) : IEvent;
public sealed record CustomerAttached(SignupId SignupId, CustomerId CustomerId) : IEvent;

// Card on file, nothing charged (R1 steps 5 to 7, R5)
public sealed record PaymentProfileAdded(CustomerId CustomerId, PaymentProfileId PaymentProfileId) : IEvent;
public sealed record PaymentProfileAttached(SignupId SignupId, PaymentProfileId PaymentProfileId) : IEvent;
public sealed record BillingCycleSelected(SignupId SignupId, BillingCycle BillingCycle) : IEvent;

// The request and the order with its remorse window (R1 step 8, R3)
[PublicName("signup.requested")] public sealed record SignupRequested(SignupId SignupId, ClientAccountId ClientAccountId, CustomerId CustomerId, PaymentProfileId PaymentProfileId, QuoteId QuoteId) : IEvent;
[PublicName("signup.requested.tmp")] public sealed record SignupRequestedForReporting(SignupId SignupId, CustomerId CustomerId, string Email, string FirstName, string LastName) : IPersonal { public IEvent WithoutPerson() => this with { Email = EmailAddress.Erased.Value, FirstName = string.Empty, LastName = string.Empty }; }
[PublicName("order.placed")] public sealed record OrderPlaced(OrderId OrderId, SignupId SignupId, CustomerId CustomerId, DateTimeOffset RemorseEndsAt) : IEvent;
[PublicName("order.cancelled")] public sealed record OrderCancelled(OrderId OrderId, SignupId SignupId, CustomerId CustomerId) : IEvent;
public sealed record BuyersRemorseIsOver(OrderId OrderId, SignupId SignupId) : IEvent;

// Money moves, once (R2, R5)
public sealed record ChargeRequested(OrderId OrderId, SignupId SignupId, ClientAccountId ClientAccountId, CustomerId CustomerId, PaymentProfileId PaymentProfileId, Offer Offer, Party Party, Money Net, Money Tax, Money Total, int Attempt) : IPersonal { public IEvent WithoutPerson() => this with { Party = Party.Erased() }; }
[PublicName("purchase.confirmed")] public sealed record PurchaseConfirmed(PurchaseId PurchaseId, OrderId OrderId, CustomerId CustomerId, Money Total, string? InvoiceStripeId = null, string? InvoiceStripeNumber = null, string? Card = null) : IEvent;
public sealed record PaymentFailed(OrderId OrderId, CustomerId CustomerId, int Attempt, string Reason, string Sentence, string? AuthenticationUrl, NewPrice? Instead = null) : IEvent;
public sealed record BillingCycleChanged(OrderId OrderId, CustomerId CustomerId, BillingCycle BillingCycle, Money Net, Money Total, DateTimeOffset From) : IEvent;
public sealed record CyclePaid(OrderId OrderId, CustomerId CustomerId, string PaymentInvoiceId, string? PaymentInvoiceNumber, Money Net, Money Tax, Money Total, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd, DateTimeOffset PaidAt, Money? Off = null, string? Card = null) : IEvent;
public sealed record CycleOverdue(OrderId OrderId, CustomerId CustomerId, int Tries, Money Total, string Reason, string Sentence, string? AuthenticationUrl, DateTimeOffset SuspendsAt) : IEvent;
public sealed record PlanChanged(OrderId OrderId, OrderId ByOrderId, CustomerId CustomerId, string PlanName) : IEvent;
public sealed record SubscriptionSuspended(OrderId OrderId, CustomerId CustomerId) : IEvent;
public sealed record SubscriptionResumed(OrderId OrderId, CustomerId CustomerId) : IEvent;
public sealed record NoticeGiven(OrderId OrderId, CustomerId CustomerId, string Reference, DateTimeOffset EndsAt, DateTimeOffset GivenAt, EndReason? Reason = null) : IEvent;
public sealed record NoticeTakenBack(OrderId OrderId, CustomerId CustomerId, string Reference, DateTimeOffset At) : IEvent;
public sealed record SubscriptionNotRenewed(OrderId OrderId, CustomerId CustomerId) : IEvent;
public sealed record SubscriptionEnded(OrderId OrderId, CustomerId CustomerId, bool Withdrawn = false) : IEvent;
public sealed record CardExpiresSoon(CustomerId CustomerId, PaymentProfileId PaymentProfileId, OrderId OrderId, string Card, string Expires) : IEvent;
public sealed record MoneyRefunded(OrderId OrderId, CustomerId CustomerId, string InvoiceStripeId, string RefundId, Money Amount, string Reason, Money? ToCredit = null) : IEvent;
public sealed record PaymentCompensated(OrderId OrderId, CustomerId CustomerId, Money Refunded, string Reason) : IEvent;

// Accepted: everything the customer bought comes into being (R1 steps 9 to 12, R2, R3)
[PublicName("order.accepted")] public sealed record OrderAccepted(OrderId OrderId, SignupId SignupId, ClientAccountId ClientAccountId, CustomerId CustomerId, PurchaseId PurchaseId, Offer Offer, Party Party, Money Net, Money Tax, Money Total, DateTimeOffset AcceptedAt, string? InvoiceStripeId = null, string? InvoiceStripeNumber = null, string? Card = null) : IPersonal { public IEvent WithoutPerson() => this with { Party = Party.Erased(), Card = null }; }
public sealed record SubscriptionStarted(SubscriptionId SubscriptionId, OrderId OrderId, CustomerId CustomerId) : IEvent;
public sealed record InvoiceRecorded(InvoiceId InvoiceId, OrderId OrderId, CustomerId CustomerId) : IEvent;
public sealed record CreditNoteRecorded(CreditNoteId CreditNoteId, InvoiceId InvoiceId, CustomerId CustomerId) : IEvent;
[PublicName("contract.signed")] public sealed record ContractSigned(ContractId ContractId, OrderId OrderId, SignupId SignupId, CustomerId CustomerId) : IEvent;
[PublicName("thankYouPage.published")] public sealed record ThankYouPagePublished(ThankYouPageId ThankYouPageId, ContractId ContractId, SignupId SignupId, string Url) : IEvent;
public sealed record ProvisionDownloadRequest(DownloadId DownloadId, OrderId OrderId, string FileName) : IEvent;
public sealed record ProvisionDownloadResponse(DownloadId DownloadId, OrderId OrderId) : IEvent;
[PublicName("download.ready")] public sealed record DownloadIsReady(DownloadId DownloadId, OrderId OrderId, CustomerId CustomerId) : IEvent;
public sealed record DownloadFailed(DownloadId DownloadId, OrderId OrderId, CustomerId CustomerId, string Reason) : IEvent;
public sealed record ClientBecamePreferred(CustomerId CustomerId, OrderId OrderId) : IEvent;
public sealed record LimitedOfferRequested(CustomerId CustomerId, string Code, int BasisPoints, DateTimeOffset EndsAt) : IEvent;
public sealed record LimitedOfferMade(CustomerId CustomerId, string Code) : IEvent;
[PublicName("signup.completed")] public sealed record SignupCompleted(SignupId SignupId, ContractId ContractId, ThankYouPageId? ThankYouPageId) : IEvent;
public sealed record SignupHeld(SignupId SignupId, CustomerId CustomerId) : IEvent;
public sealed record SignupCancelled(SignupId SignupId) : IEvent;
public sealed record SignupExpired(SignupId SignupId) : IEvent;

// What was bought is withdrawn from
public sealed record ContractWithdrawn(ContractId ContractId, OrderId OrderId, CustomerId CustomerId, string Reference, DateTimeOffset At, Money Back, Money Kept) : IEvent;

// Customers ask, people answer (R5)
public sealed record SupportRequestOpened(SupportRequestId RequestId, ContractId ContractId, CustomerId CustomerId) : IEvent;
public sealed record SupportRequestFollowedUp(SupportRequestId RequestId, CustomerId CustomerId, Guid MessageId) : IEvent;
public sealed record SupportRequestAnswered(SupportRequestId RequestId, CustomerId CustomerId, Guid MessageId) : IEvent;
public sealed record SupportRequestClosed(SupportRequestId RequestId, CustomerId CustomerId, bool ByStaff, bool WithContract = false) : IEvent;

// SysOps (R5)
public sealed record CriterionColoured(ContractId ContractId, CriterionId CriterionId, string Colour, string By) : IEvent;
public sealed record ContractTurned(ContractId ContractId, CustomerId CustomerId, string Colour, string By) : IEvent;
public sealed record AcceptanceAcknowledged(ContractId ContractId, CustomerId CustomerId, string By, string NextAction) : IEvent;
public sealed record AcceptanceLogged(ContractId ContractId, CustomerId CustomerId, string By) : IEvent;
public sealed record ContractChangedPlan(ContractId ContractId, OrderId ByOrderId, CustomerId CustomerId) : IEvent;
public sealed record AmendmentOffered(AmendmentId AmendmentId, ContractId ContractId, CustomerId CustomerId, string By) : IEvent;
public sealed record ContractAmended(AmendmentId AmendmentId, ContractId ContractId, CustomerId CustomerId, int Number) : IEvent;
public sealed record AmendmentEnded(AmendmentId AmendmentId, ContractId ContractId, CustomerId CustomerId, string How) : IEvent;
[PublicName("risk.found")] public sealed record RiskFound(string Kind, string Severity, Guid SubjectId, string Sentence) : IEvent;
[PublicName("risk.settled")] public sealed record RiskSettled(string Kind, Guid SubjectId, string By, string Reason) : IEvent;

// The platform's own
public sealed record MessageQuarantined(Guid MessageId, string Type, string Handler, string Error) : IEvent;
public sealed record MailBounced(Guid MailId, string Subject) : IEvent;
