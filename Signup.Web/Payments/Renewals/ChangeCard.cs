using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Renewals;

/// <summary>
/// From now on a customer's running subscriptions are paid with this card, and what is overdue is charged to it at once (R5, card through the account).
/// Refusals: UNAUTHORIZED, CARD_NOT_FOUND (also for somebody else's). The same card again is a no-op.
/// </summary>
public sealed class ChangeCard(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("CARD_NOT_FOUND", "There is no such card on file.");

    public Task<Result<Done>> Run(PaymentProfileId card, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (!actor.IsSignedIn) { return Actor.Unauthorized; }
            if (await db.Set<PaymentProfile>().SingleOrDefaultAsync(p => p.Id == card && p.CustomerId == actor.CustomerId, cancellationToken) is not { } profile) { return NotFound; }
            var now = time.GetUtcNow();
            foreach (var charge in await db.Set<OrderCharge>().Where(c => c.ClientAccountId == profile.ClientAccountId && c.State == ChargeState.Confirmed && c.SubscriptionId != null && c.EndedAt == null).ToListAsync(cancellationToken))
            {
                if (charge.PaymentProfileId == card) { continue; }
                charge.RenewWith(card, now);
                db.Add(PaymentOperation.Plan(OperationKind.ChangeRenewalCard, $"order-{charge.OrderId}-renew-{charge.Version}", card.Value, now, charge.SignupId, charge.OrderId, parameters: JsonSerializer.Serialize(new RenewalCardParameters(charge.SubscriptionId!, profile.PaymentMethodId), PaymentCalls.Json)));
                foreach (var overdue in await db.Set<OverdueInvoice>().Where(i => i.OrderId == charge.OrderId && i.SettledAt == null).ToListAsync(cancellationToken))
                {
                    db.Add(TryOverdueAgain.Plan(overdue, $"overdue-{overdue.InvoiceId}-card-{charge.Version}", 0, profile.PaymentMethodId, now));
                }
            }

            return Done.It;
        },
        cancellationToken);
}
