using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupTests.SysOps.Books;

/// <summary>The rows of an order that was paid, invoiced, signed and runs, as its story leaves them.</summary>
internal sealed record SoldOrder(Order Order, OrderCharge Charge, Invoice Invoice, LedgerEntry Payment)
{
    public OrderId Id => Order.Id;

    public Money Total => Invoice.Total;

    public LedgerEntry Entry(LedgerKind kind, string id, long minor, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), Kind = kind, StripeId = id, PaymentId = Payment.PaymentId, OrderId = Id, CustomerId = Order.CustomerId, Amount = Total with { Minor = minor }, At = at,
    };

    public CreditNote Note(string refundId, long minor, DateTimeOffset at) =>
        CreditNote.Of(Invoice, [], new(Id, Order.CustomerId, Payment.InvoiceId!, refundId, Total with { Minor = minor }, "Goodwill"), $"CN-{Invoice.Number[4..]}-{refundId}", Invoice.Seller!, at);

    public StaffRefund Asked(long minor, Guid byLogin, string by, DateTimeOffset at) =>
        StaffRefund.Of(Charge, Payment.StripeId, Total with { Minor = minor }, new("Withdrawal", Ends: true), needsApproval: true, byLogin, by, at);

    public Dispute Disputed(DateTimeOffset at)
    {
        var facts = new DisputeFacts($"dp_{Order.Reference}", "needs_response", Payment.PaymentId, "product_unacceptable", Total);
        var dispute = Dispute.Of(facts, Payment, at);
        dispute.Stands(facts, at);
        return dispute;
    }

    public OverdueInvoice Unpaid(DateTimeOffset at) =>
        OverdueInvoice.Of(Charge, new($"in_late_{Order.Reference}", "open", false, false, Id, null, "cus_1", Charge.SubscriptionId, Total, Total with { Minor = 2_831 }, []), "insufficient_funds", at);

    public Compensation Held(long minor, string payment, DateTimeOffset at) =>
        Compensation.Of(Charge, new(payment, Total with { Minor = minor }), "second payment", null, held: true, at);
}

internal static class SoldOrders
{
    private static readonly TaxDecision German = new(1900, TaxDecision.BillingAddress, "DE");

    public static SoldOrder Plant(SignupDb db, int number, DateTimeOffset at, string customer = "Grove & Partners", CustomerId? whose = null)
    {
        var buyer = Sample.Mara with { Company = customer };
        var order = Order.Place(new($"NS-SOLD-{number}", SignupId.New(), ClientAccountId.New(), whose ?? CustomerId.New(), PaymentProfileId.New(), Sample.Team(), buyer, new(14_900, "eur"), new(2_831, "eur"), new(17_731, "eur")), at);
        var accepted = new OrderAccepted(order.Id, order.SignupId, order.ClientAccountId, order.CustomerId, PurchaseId.New(), order.Offer, buyer, order.Net, order.Tax, order.Total, at, $"in_{number}", $"N-{number}");
        var charge = OrderCharge.Of(new(order.Id, order.SignupId, order.ClientAccountId, order.CustomerId, order.PaymentProfileId, order.Offer, buyer, order.Net, order.Tax, order.Total, 1), at);
        charge.Found($"in_{number}", $"sub_{number}");
        charge.Confirm(at);
        var payment = new LedgerEntry { Id = Guid.CreateVersion7(at), Kind = LedgerKind.Captured, StripeId = $"pi_{number}", PaymentId = $"pi_{number}", InvoiceId = $"in_{number}", OrderId = order.Id, CustomerId = order.CustomerId, Amount = order.Total, At = at };
        var invoice = Invoice.Of(accepted, Invoice.NumberOf(2026, number), new ShopOptions().Seller, German, at);
        var text = ContractText.Compose(order.Offer, buyer, "Northwind Support");
        var subscription = Subscription.Start(accepted);
        db.AddRange(order, charge, payment, invoice, subscription);
        db.AddRange(order.Offer.Quotas.Select(grant => Quota.From(grant, subscription, at)));
        db.Add(new PaidInvoice { Id = $"in_{number}", OrderId = order.Id, SubscriptionId = $"sub_{number}", Total = order.Total, Received = order.Total, IsKept = true, TakenAt = at });
        db.Add(new Purchase { Id = accepted.PurchaseId, OrderId = order.Id, ClientAccountId = order.ClientAccountId, CustomerId = order.CustomerId, Net = order.Net, Tax = order.Tax, Total = order.Total, PaymentId = $"pi_{number}", InvoiceId = $"in_{number}", SubscriptionId = $"sub_{number}", ConfirmedAt = at });
        var contract = Contract.Sign(
            new() { OrderId = order.Id, SignupId = order.SignupId, CustomerId = order.CustomerId, ClientAccountId = order.ClientAccountId, Offer = order.Offer, Party = buyer, Text = text, TextVersion = text.Version, TextHash = text.Hash, AgreedAt = at },
            number,
            at);
        db.Add(contract);
        db.AddRange(order.Offer.Criteria.Select((template, i) => Criterion.From(template, contract.Id, i + 1)));
        db.Add(new ThankYouPage { Id = ThankYouPageId.New(), Token = $"sold-{number}", SignupId = order.SignupId, OrderId = order.Id, ContractId = contract.Id, CustomerId = order.CustomerId, PublishedAt = at });
        return new(order, charge, invoice, payment);
    }
}
