using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Charging;

/// <summary>What came of news about an invoice.</summary>
public enum Confirmation
{
    /// <summary>Not one of ours.</summary>
    Foreign,

    /// <summary>Marked as ours, but we do not know the order yet.</summary>
    Early,

    /// <summary>Nothing was paid on it.</summary>
    NotPaid,

    /// <summary>All of it was known.</summary>
    AlreadyDone,

    /// <summary>The purchase is confirmed now.</summary>
    Confirmed,

    /// <summary>A later invoice of a running subscription: the money is in the ledger now.</summary>
    Recorded,

    /// <summary>Money arrived that goes back now.</summary>
    Compensating,
}

/// <summary>
/// The one function that turns money into a purchase (R2). Its doors: the answer to our own call, the webhook, the reconciler.
/// It looks at what is there and at what it knows, so it may be called in any order, any number of times and at the same moment:
/// the ledger takes each payment once. Money that does not fit what was agreed goes back.
/// </summary>
public sealed class ConfirmPurchase(UnitOfWork unit, StripeConnection connection, SendMoneyBack sendBack, TimeProvider time)
{
    public Task<Confirmation> Run(InvoiceFacts invoice, Door door, CancellationToken cancellationToken) =>
        unit.Run(db => Apply(db, invoice, door, cancellationToken), cancellationToken);

    /// <summary>The same inside a transaction that does more.</summary>
    internal async Task<Confirmation> Apply(SignupDb db, InvoiceFacts invoice, Door door, CancellationToken cancellationToken)
    {
        if (invoice.Order is not { } order) { return Confirmation.Foreign; }
        var charge = await db.Set<OrderCharge>().SingleOrDefaultAsync(c => c.OrderId == order, cancellationToken);
        if (charge is null) { return Confirmation.Early; }
        if (!await IsFrom(db, charge, invoice, cancellationToken)) { return Foreign(db, charge, invoice); }
        if (invoice.IsFirst && charge.WantsMoney && invoice.Status is not ("void" or "uncollectible")) { charge.Found(invoice.Id, invoice.SubscriptionId); }
        if (!invoice.IsPaid) { return Confirmation.NotPaid; }

        var result = Confirmation.AlreadyDone;
        foreach (var money in invoice.Payments)
        {
            if (await db.Set<LedgerEntry>().AnyAsync(e => e.Kind == LedgerKind.Captured && e.StripeId == money.PaymentId, cancellationToken)) { continue; }
            db.Add(Entry(charge, money, door));
            result = Take(db, charge, invoice, money, door);
        }

        return result;
    }

    private Confirmation Take(SignupDb db, OrderCharge charge, InvoiceFacts invoice, MoneyReceived money, Door door)
    {
        if (!invoice.IsFirst) { return Confirmation.Recorded; }
        if (WrongAbout(charge, invoice, money) is { } reason)
        {
            SendBack(db, charge, money, reason);
            return Confirmation.Compensating;
        }

        var purchase = Bought(charge, invoice, money, door);
        db.Add(purchase);
        charge.Confirm(time.GetUtcNow());
        db.Announce(new PurchaseConfirmed(purchase.Id, charge.OrderId, charge.CustomerId, charge.Total, invoice.Id, invoice.Number));
        return Confirmation.Confirmed;
    }

    /// <summary>Known and ours: the customer the card belongs to, in the mode we work in.</summary>
    private async Task<bool> IsFrom(SignupDb db, OrderCharge charge, InvoiceFacts invoice, CancellationToken cancellationToken) =>
        invoice.IsLive == connection.IsLive
        && await db.Set<StripeCustomer>().AnyAsync(c => c.ClientAccountId == charge.ClientAccountId && c.StripeId == invoice.CustomerId && c.Service == connection.Name, cancellationToken);

    private static Confirmation Foreign(SignupDb db, OrderCharge charge, InvoiceFacts invoice)
    {
        db.Announce(new RiskFound("payment-foreign", "red", charge.OrderId.Value, $"Invoice {invoice.Id} carries the mark of an order but belongs to another customer or another mode. Nothing was done."));
        return Confirmation.Foreign;
    }

    /// <summary>Amount, currency and plan version must be those that were agreed, and the order must still wait for its money.</summary>
    private static string? WrongAbout(OrderCharge charge, InvoiceFacts invoice, MoneyReceived money)
    {
        if (invoice.Total.Currency != charge.Total.Currency || money.Amount.Currency != charge.Total.Currency) { return "currency"; }
        if (invoice.Total != charge.Total || money.Amount != charge.Total || invoice.Tax != charge.Tax) { return "amount"; }
        if (invoice.PlanVersion != charge.Offer.PlanVersionId) { return "plan"; }
        if (charge.State == ChargeState.Cancelled) { return "order cancelled"; }
        return charge.WantsMoney ? null : "second payment";
    }

    /// <summary>A second payment of a paid order goes back alone; its first one and what it paid for stay.</summary>
    private void SendBack(SignupDb db, OrderCharge charge, MoneyReceived money, string reason)
    {
        if (charge.WantsMoney) { db.Announce(new PaymentFailed(charge.OrderId, charge.CustomerId, charge.Attempt, "mismatch", Declines.Mismatch, null)); }
        sendBack.Plan(db, charge, money, reason, charge.State == ChargeState.Confirmed ? null : charge.SubscriptionId);
    }

    private LedgerEntry Entry(OrderCharge charge, MoneyReceived money, Door door) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Kind = LedgerKind.Captured,
        StripeId = money.PaymentId,
        PaymentId = money.PaymentId,
        OrderId = charge.OrderId,
        CustomerId = charge.CustomerId,
        Amount = money.Amount,
        Door = door,
        At = time.GetUtcNow(),
    };

    private Purchase Bought(OrderCharge charge, InvoiceFacts invoice, MoneyReceived money, Door door) => new()
    {
        Id = PurchaseId.New(),
        OrderId = charge.OrderId,
        ClientAccountId = charge.ClientAccountId,
        CustomerId = charge.CustomerId,
        Net = charge.Net,
        Tax = charge.Tax,
        Total = charge.Total,
        PaymentId = money.PaymentId,
        InvoiceId = invoice.Id,
        SubscriptionId = invoice.SubscriptionId,
        InvoiceNumber = invoice.Number,
        InvoiceUrl = invoice.HostedUrl,
        InvoicePdfUrl = invoice.PdfUrl,
        Door = door,
        ConfirmedAt = time.GetUtcNow(),
    };
}
