using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Watching;

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
        invoice = await db.Known(invoice, cancellationToken);
        if (invoice.Order is not { } order) { return Confirmation.Foreign; }
        var charge = await ChargeOf(db, invoice, order, cancellationToken);
        if (charge is null) { return Confirmation.Early; }
        using var told = Story.Begin("confirm the purchase", charge.SignupId.Value)?.SetTag("signup.door", door.ToString());
        var isFirst = invoice.IsFirst || charge.Changes is not null;
        if (!await IsFrom(db, charge, invoice, cancellationToken)) { return Foreign(db, charge, invoice); }
        if (isFirst && charge.WantsMoney && invoice.Status is not ("void" or "uncollectible")) { charge.Found(invoice.Id, invoice.SubscriptionId); }
        if (!invoice.IsPaid || invoice.IsOverNothing) { return Confirmation.NotPaid; }
        if (!isFirst && charge.WantsMoney) { return Confirmation.Early; }

        var fresh = await Record(db, charge, invoice, door, cancellationToken);
        if (fresh.Count == 0) { return Confirmation.AlreadyDone; }
        if (await db.Set<PaidInvoice>().AnyAsync(i => i.Id == invoice.Id, cancellationToken))
        {
            fresh.ForEach(money => sendBack.Plan(db, charge, money, "second payment", null));
            return Confirmation.Compensating;
        }

        if (WrongAbout(charge, invoice) is { } reason)
        {
            db.Add(Taken(invoice, charge, isKept: false));
            SendBack(db, charge, invoice, reason);
            return Confirmation.Compensating;
        }

        db.Add(Taken(invoice, charge, isKept: true));
        return isFirst ? await Confirm(db, charge, invoice, door, cancellationToken) : await Renew(db, charge, invoice, cancellationToken);
    }

    /// <summary>Writes each payment into the ledger, once; answers the new ones.</summary>
    private async Task<List<MoneyReceived>> Record(SignupDb db, OrderCharge charge, InvoiceFacts invoice, Door door, CancellationToken cancellationToken)
    {
        List<MoneyReceived> fresh = [];
        foreach (var money in invoice.Payments)
        {
            if (await db.Set<LedgerEntry>().AnyAsync(e => e.Kind == LedgerKind.Captured && e.StripeId == money.PaymentId, cancellationToken)) { continue; }
            db.Add(Entry(charge, invoice, money, door));
            fresh.Add(money);
        }

        return fresh;
    }

    private async Task<Confirmation> Confirm(SignupDb db, OrderCharge charge, InvoiceFacts invoice, Door door, CancellationToken cancellationToken)
    {
        if (charge.Changes is { } changed) { (await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == changed, cancellationToken)).RenewWith(charge.PaymentProfileId, time.GetUtcNow()); }
        var purchase = Bought(charge, invoice, invoice.Payments[0], door);
        db.Add(purchase);
        charge.Confirm(time.GetUtcNow());
        db.CountCharge("paid");
        ChargeTakesLong.IsOver(db, charge, "It was paid.", time.GetUtcNow());
        db.Announce(new PurchaseConfirmed(purchase.Id, charge.OrderId, charge.CustomerId, charge.Total, invoice.Id, invoice.Number, await CardOf(db, charge, cancellationToken)));
        return Confirmation.Confirmed;
    }

    private async Task<Confirmation> Renew(SignupDb db, OrderCharge charge, InvoiceFacts invoice, CancellationToken cancellationToken)
    {
        var overdue = await db.Set<OverdueInvoice>().SingleOrDefaultAsync(i => i.InvoiceId == invoice.Id, cancellationToken);
        var others = overdue is not null && await db.Set<OverdueInvoice>().AnyAsync(i => i.OrderId == charge.OrderId && i.InvoiceId != invoice.Id && i.SuspendedAt != null && i.SettledAt == null, cancellationToken);
        if (overdue?.Settle(time.GetUtcNow()) == true && !others) { db.Announce(new SubscriptionResumed(charge.OrderId, charge.CustomerId)); }
        if (invoice is { PeriodStart: { } from, PeriodEnd: { } to })
        {
            db.Announce(new CyclePaid(charge.OrderId, charge.CustomerId, invoice.Id, invoice.Number, invoice.Total - invoice.Tax, invoice.Tax, invoice.Total, from, to, time.GetUtcNow(), invoice.Off.Minor > 0 ? invoice.Off : null, await CardOf(db, charge, cancellationToken)));
        }

        return Confirmation.Recorded;
    }

    /// <summary>"Visa 4242", for the invoice.</summary>
    private static async Task<string?> CardOf(SignupDb db, OrderCharge charge, CancellationToken cancellationToken) =>
        await db.Set<PaymentProfile>().Where(p => p.Id == charge.PaymentProfileId).Select(p => p.BrandName + " " + p.LastFour).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Whose money it is: the order's that is marked on it, or, where it charges a change of that one's subscription, the order's that asked for the change.</summary>
    private static async Task<OrderCharge?> ChargeOf(SignupDb db, InvoiceFacts invoice, OrderId order, CancellationToken cancellationToken)
    {
        if (invoice is { IsOfChange: true, IsOverNothing: false })
        {
            var changes = await db.Set<OrderCharge>().Where(c => c.Changes == order).ToListAsync(cancellationToken);
            if ((changes.Find(c => c.InvoiceId == invoice.Id) ?? changes.Find(c => c.WantsMoney && c.InvoiceId is null) ?? changes.Find(c => c.Total == invoice.Total)) is { } change) { return change; }
        }

        return await db.Set<OrderCharge>().SingleOrDefaultAsync(c => c.OrderId == order, cancellationToken);
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

    /// <summary>
    /// A first invoice must be what was agreed, amount, currency and plan, and its order must still wait for its money. What is on the invoice counts:
    /// a credit balance may have paid part of it. A later one must be of the subscription that was bought.
    /// </summary>
    private static string? WrongAbout(OrderCharge charge, InvoiceFacts invoice)
    {
        if (invoice.Total.Currency != charge.Total.Currency || invoice.Payments.Any(p => p.Amount.Currency != charge.Total.Currency)) { return "currency"; }
        var isFirst = invoice.IsFirst || charge.Changes is not null;
        if (isFirst && (invoice.Total != charge.Total || invoice.Tax != charge.Tax)) { return "amount"; }
        if (charge.Changes is null && isFirst && invoice.PlanVersion != charge.Offer.PlanVersionId) { return "plan"; }
        if (charge.State == ChargeState.Cancelled) { return "order cancelled"; }
        if (isFirst) { return charge.WantsMoney ? null : "second payment"; }
        if (charge.WithdrawnAt is not null) { return "withdrawn"; }
        return charge.State == ChargeState.Confirmed && invoice.SubscriptionId == charge.SubscriptionId ? null : "second subscription";
    }

    /// <summary>What was bought and is paid stays; what came beside it goes back, and the subscription the invoice is of ends with it.</summary>
    private void SendBack(SignupDb db, OrderCharge charge, InvoiceFacts invoice, string reason)
    {
        var ends = charge.Changes is not null || (charge.State == ChargeState.Confirmed && invoice.SubscriptionId == charge.SubscriptionId) ? null : invoice.SubscriptionId;
        var (waited, attempt) = (charge.WantsMoney, charge.Attempt);
        var held = false;
        if (charge.Changes is not null) { db.Announce(new RiskFound("plan-changed-there", "red", charge.OrderId.Value, $"Subscription {invoice.SubscriptionId} has the new plan at the payment service, and the money for it goes back ({reason}). Give it the old plan there.")); }
        foreach (var money in invoice.Payments) { held |= sendBack.Plan(db, charge, money, reason, ends); }
        if (waited) { db.Announce(new PaymentFailed(charge.OrderId, charge.CustomerId, attempt, "mismatch", held ? Declines.MismatchHeld : Declines.Mismatch, null)); }
        if (invoice.Received.Currency == invoice.Total.Currency && invoice.Total.Minor > invoice.Received.Minor)
        {
            db.Announce(new RiskFound("payment-credit", "red", charge.OrderId.Value, string.Create(CultureInfo.InvariantCulture, $"Invoice {invoice.Id} does not match its order ({reason}), and {invoice.Total - invoice.Received} of it were paid from the customer's credit balance or outside the payment service. Give that back there.")));
        }
    }

    private PaidInvoice Taken(InvoiceFacts invoice, OrderCharge charge, bool isKept) => new()
    {
        Id = invoice.Id,
        OrderId = charge.OrderId,
        SubscriptionId = charge.Changes is null ? invoice.SubscriptionId : null,
        Total = invoice.Total,
        Received = invoice.Received,
        IsKept = isKept,
        TakenAt = time.GetUtcNow(),
    };

    private LedgerEntry Entry(OrderCharge charge, InvoiceFacts invoice, MoneyReceived money, Door door) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Kind = LedgerKind.Captured,
        StripeId = money.PaymentId,
        PaymentId = money.PaymentId,
        InvoiceId = invoice.Id,
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
        SubscriptionId = charge.Changes is null ? invoice.SubscriptionId : null,
        InvoiceNumber = invoice.Number,
        InvoiceUrl = invoice.HostedUrl,
        InvoicePdfUrl = invoice.PdfUrl,
        Door = door,
        ConfirmedAt = time.GetUtcNow(),
    };
}
