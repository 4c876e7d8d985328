using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Orders;
using SignupWeb.Provisioning;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account.Export;

/// <summary>What the customer began and bought, as it is exported.</summary>
internal static class ExportedPurchases
{
    public static object Signup(Signup signup, IEnumerable<Quote> quotes) => new
    {
        SignupId = signup.Id,
        signup.State,
        signup.Offer.PlanName,
        signup.Offer.BillingCycle,
        signup.Country,
        signup.PromotionCode,
        signup.StartedAt,
        signup.EndedAt,
        Quotes = quotes.Select(q => new { q.Party, q.Offer, q.Net, q.Tax, q.Total, q.TaxBasisPoints, q.TaxReason, q.FrozenAt }),
    };

    public static object Order(Order order) => new
    {
        OrderId = order.Id,
        order.Reference,
        order.State,
        Buyer = order.Party,
        order.Offer,
        order.Net,
        order.Tax,
        order.Total,
        order.PlacedAt,
        order.RemorseEndsAt,
        order.ChargingSince,
        order.AcceptedAt,
        order.CancelledAt,
        Failure = order.Failure is { } failure ? new { failure.Reason, failure.Sentence, failure.At } : null,
    };

    public static object Subscription(Subscription subscription, IEnumerable<Quota> quotas) => new
    {
        SubscriptionId = subscription.Id,
        subscription.OrderId,
        subscription.PlanName,
        subscription.Offer.BillingCycle,
        subscription.Total,
        subscription.StartedAt,
        subscription.PeriodStart,
        subscription.PeriodEnd,
        subscription.EndsAt,
        subscription.EndedAt,
        Quotas = quotas.Select(q => new { q.Name, q.Limit, q.Used }),
    };

    public static object Contract(Contract contract) => new
    {
        contract.Number,
        contract.OrderId,
        contract.PlanName,
        contract.State,
        Buyer = contract.Party,
        contract.AgreedAt,
        contract.SignedAt,
        contract.StartsAt,
        contract.ExpiresAt,
        contract.ActiveSince,
        contract.EndedAt,
        contract.StartAskedAt,
        contract.Notice,
        contract.Withdrawal,
        contract.TextHash,
        contract.Text,
    };

    public static object Version(Amendment amendment) => new
    {
        amendment.ContractId,
        amendment.Number,
        amendment.State,
        amendment.Reason,
        amendment.OfferedAt,
        amendment.ExpiresAt,
        amendment.EndedAt,
        amendment.TextHash,
        amendment.Text,
    };

    public static object Invoice(Invoice invoice) => new
    {
        invoice.Number,
        invoice.OrderId,
        Buyer = invoice.Party,
        invoice.Seller,
        invoice.PaymentReference,
        invoice.Lines,
        invoice.Discount,
        invoice.Net,
        invoice.Tax,
        invoice.Total,
        invoice.TaxDecision,
        invoice.IssuedAt,
        invoice.PaidAt,
    };

    public static object CreditNote(CreditNote note) => new
    {
        note.Number,
        note.InvoiceNumber,
        note.OrderId,
        note.RefundId,
        note.Reason,
        Buyer = note.Party,
        note.Seller,
        note.Lines,
        note.Discount,
        note.Net,
        note.Tax,
        note.Total,
        note.TaxDecision,
        note.IssuedAt,
    };

    public static object Download(Download download) => new { download.Title, download.FileName, download.Bytes, download.Sha256, download.State, download.RequestedAt, download.ReadyAt };
}
