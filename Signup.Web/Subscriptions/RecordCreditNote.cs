using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions;

/// <summary>R5: money of an invoice that went back is credited, each refund once, and never more than the invoice came to; one that makes good for a refund that bounced has its note already. What cannot be credited is told to SysOps.</summary>
public sealed class RecordCreditNote(IOptions<ShopOptions> shop, TimeProvider time) : IHandle<MoneyRefunded>
{
    public async Task Handle(MoneyRefunded happened, SignupDb db, CancellationToken cancellationToken)
    {
        var amount = happened.ToCredit ?? happened.Amount;
        if (amount.Minor <= 0 || await db.Set<CreditNote>().AnyAsync(c => c.RefundId == happened.RefundId, cancellationToken)) { return; }
        if (await InvoiceOf(happened, db, cancellationToken) is not var (invoice, earlier) || invoice.Total.Currency != happened.Amount.Currency)
        {
            db.Announce(new RiskFound("refund-without-invoice", "yellow", happened.OrderId.Value, $"Refund {happened.RefundId} matches no invoice of this order that has something left to credit. Write a credit note by hand if one is due."));
            return;
        }

        var now = time.GetUtcNow();
        var year = shop.Value.Local(now).Year;
        var note = CreditNote.Of(invoice, earlier, happened with { Amount = amount }, CreditNote.NumberOf(year, await db.NextNumber($"credit-notes-{year}", cancellationToken)), shop.Value.Seller, now);
        db.Add(note);
        db.Announce(new CreditNoteRecorded(note.Id, invoice.Id, invoice.CustomerId));
        if (note.Total != amount)
        {
            db.Announce(new RiskFound("refund-above-invoice", "yellow", happened.OrderId.Value, $"Refund {happened.RefundId} gave back more than was left of invoice {invoice.Number}. Credit note {note.Number} credits what was left."));
        }
    }

    /// <summary>The invoice of that payment, else the newest one of the order that knows of none; null when nothing is left to credit.</summary>
    private static async Task<(Invoice Invoice, List<CreditNote> Earlier)?> InvoiceOf(MoneyRefunded refund, SignupDb db, CancellationToken cancellationToken)
    {
        var candidates = await db.Set<Invoice>().Where(i => i.OrderId == refund.OrderId && (i.PaymentInvoiceId == refund.InvoiceStripeId || i.PaymentInvoiceId == null)).ToListAsync(cancellationToken);
        if (candidates.Exists(i => i.PaymentInvoiceId is not null)) { candidates.RemoveAll(i => i.PaymentInvoiceId is null); }
        var ids = candidates.ConvertAll(i => i.Id);
        var notes = await db.Set<CreditNote>().Where(c => ids.Contains(c.InvoiceId)).ToListAsync(cancellationToken);
        return candidates.OrderByDescending(i => i.IssuedAt)
            .Select(i => ((Invoice, List<CreditNote>)?)(i, notes.FindAll(c => c.InvoiceId == i.Id)))
            .FirstOrDefault(found => found!.Value.Item2.Sum(c => c.Total.Minor) < found.Value.Item1.Total.Minor);
    }
}
