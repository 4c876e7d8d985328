using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>The card later billing cycles are paid with.</summary>
internal static class RenewalCard
{
    /// <summary>What runs for the card's account is paid with it from now on, and what is overdue is charged to it at once. The same card again is a no-op.</summary>
    public static async Task RenewWith(this SignupDb db, PaymentProfile card, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var charge in await db.Set<OrderCharge>().Where(c => c.ClientAccountId == card.ClientAccountId && c.State == ChargeState.Confirmed && c.SubscriptionId != null && c.EndedAt == null).ToListAsync(cancellationToken))
        {
            if (charge.PaymentProfileId == card.Id) { continue; }
            charge.RenewWith(card.Id, now);
            db.Add(PaymentOperation.Plan(OperationKind.ChangeRenewalCard, $"order-{charge.OrderId}-renew-{charge.Version}", card.Id.Value, now, charge.SignupId, charge.OrderId, parameters: JsonSerializer.Serialize(new RenewalCardParameters(charge.SubscriptionId!, card.PaymentMethodId), PaymentCalls.Json)));
            foreach (var overdue in await db.Set<OverdueInvoice>().Where(i => i.OrderId == charge.OrderId && i.SettledAt == null).ToListAsync(cancellationToken))
            {
                db.Add(overdue.PlanTry($"overdue-{overdue.InvoiceId}-card-{charge.Version}", 0, card.PaymentMethodId, now));
            }
        }
    }
}
