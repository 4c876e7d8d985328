using System.Globalization;
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
            await Note(db, dispute, captured, cancellationToken);
            if (dispute.TookMoney) { await db.Enter(LedgerKind.Disputed, captured, dispute.Id, dispute.Amount, door, time.GetUtcNow(), cancellationToken); }
            if (dispute.GaveItBack) { await db.Enter(LedgerKind.DisputeWon, captured, dispute.Id, dispute.Amount, door, time.GetUtcNow(), cancellationToken); }
            db.Announce(dispute.GaveItBack
                ? new RiskFound("payment-disputed", "yellow", captured.OrderId.Value, $"A dispute ({Plain(dispute.Reason)}) was won; the money is back.")
                : new RiskFound("payment-disputed", "red", captured.OrderId.Value, string.Create(CultureInfo.InvariantCulture, $"The customer's bank disputes a payment of {dispute.Amount} ({Plain(dispute.Reason)}). Its state: {Plain(dispute.Status)}. Answer at the payment service.")));
            return true;
        },
        cancellationToken);

    private async Task Note(SignupDb db, DisputeFacts dispute, LedgerEntry captured, CancellationToken cancellationToken)
    {
        var known = await db.Set<Dispute>().SingleOrDefaultAsync(d => d.Id == dispute.Id, cancellationToken);
        if (known is null) { db.Add(known = Dispute.Of(dispute, captured, time.GetUtcNow())); }
        known.Stands(dispute, time.GetUtcNow());
    }

    /// <summary>The payment service's word without its joints: needs_response is "needs response".</summary>
    private static string Plain(string word) => word.Replace('_', ' ');
}
