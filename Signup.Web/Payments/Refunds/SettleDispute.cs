using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Refunds;

/// <summary>A customer's bank takes money back, and perhaps returns it: both go into the ledger once, and a person must answer there.</summary>
public sealed class SettleDispute(UnitOfWork unit, TimeProvider time)
{
    /// <summary>False when it is of a payment we do not know.</summary>
    public Task<bool> Run(DisputeFacts dispute, Door door, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (await db.Set<LedgerEntry>().SingleOrDefaultAsync(e => e.Kind == LedgerKind.Captured && e.StripeId == dispute.PaymentId, cancellationToken) is not { } captured) { return false; }
            if (dispute.TookMoney) { await Write(db, LedgerKind.Disputed, captured, dispute, door, cancellationToken); }
            if (dispute.GaveItBack) { await Write(db, LedgerKind.DisputeWon, captured, dispute, door, cancellationToken); }
            db.Announce(dispute.GaveItBack
                ? new RiskFound("payment-disputed", "yellow", captured.OrderId.Value, $"A dispute ({dispute.Reason}) was won; the money is back.")
                : new RiskFound("payment-disputed", "red", captured.OrderId.Value, $"The customer's bank disputes a payment of {dispute.Amount.Minor} {dispute.Amount.Currency} (minor units; {dispute.Reason}). It stands: {dispute.Status}. Answer at the payment service."));
            return true;
        },
        cancellationToken);

    private async Task Write(SignupDb db, LedgerKind kind, LedgerEntry captured, DisputeFacts dispute, Door door, CancellationToken cancellationToken)
    {
        if (await db.Set<LedgerEntry>().AnyAsync(e => e.Kind == kind && e.StripeId == dispute.Id, cancellationToken)) { return; }
        var now = time.GetUtcNow();
        db.Add(new LedgerEntry
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            StripeId = dispute.Id,
            PaymentId = captured.PaymentId,
            OrderId = captured.OrderId,
            CustomerId = captured.CustomerId,
            Amount = dispute.Amount,
            Door = door,
            At = now,
        });
    }
}
