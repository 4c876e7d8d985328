using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Renewals;

/// <summary>A billing cycle's charge was refused: noted once, the customer is told why, and the further tries begin.</summary>
public sealed class NoteOverdue(UnitOfWork unit, PaymentGateway gateway, TimeProvider time)
{
    /// <summary>False when the invoice is not one of a running subscription of ours; null when the payment service cannot tell now why it was refused.</summary>
    public async Task<bool?> Run(InvoiceFacts invoice, CancellationToken cancellationToken)
    {
        invoice = await unit.Run(db => db.Known(invoice, cancellationToken), cancellationToken);
        if (invoice.IsFirst || !invoice.WasTried || invoice.Status != "open" || invoice.Order is null) { return false; }
        var why = await gateway.HowItWent(invoice.Id, null, cancellationToken);
        if (why.Outcome == Outcome.Unknown) { return null; }
        return why.Outcome is Outcome.Declined or Outcome.AuthenticationNeeded && await unit.Run(db => Apply(db, invoice, why, cancellationToken), cancellationToken);
    }

    private async Task<bool> Apply(SignupDb db, InvoiceFacts invoice, Answer<InvoiceFacts> why, CancellationToken cancellationToken)
    {
        var order = invoice.Order!.Value;
        var charge = await db.Set<OrderCharge>().SingleOrDefaultAsync(c => c.OrderId == order, cancellationToken);
        if (charge is not { State: ChargeState.Confirmed } || charge.SubscriptionId != invoice.SubscriptionId || charge.EndedAt is not null) { return false; }
        if (await db.Set<OverdueInvoice>().AnyAsync(i => i.InvoiceId == invoice.Id, cancellationToken)) { return true; }
        var overdue = OverdueInvoice.Of(charge, invoice, why.Code!, time.GetUtcNow());
        db.Add(overdue);
        db.Add(Deadline.At(TryOverdueAgain.Kind, overdue.Id, overdue.NextTryAt!.Value));
        db.Announce(new CycleOverdue(overdue.OrderId, overdue.CustomerId, 0, overdue.Total, why.Code!, why.Sentence!, why.Url, overdue.SuspendsAt));
        return true;
    }
}
