using Microsoft.EntityFrameworkCore;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Charging;

/// <summary>Writes down that a card is to be charged, or that an unpaid order is to be withdrawn; a worker does it.</summary>
public sealed class OnChargeRequested(SendMoneyBack sendBack, TimeProvider time) : IHandle<ChargeRequested>, IHandle<OrderCancelled>
{
    public async Task Handle(ChargeRequested happened, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var charge = await db.Set<OrderCharge>().SingleOrDefaultAsync(c => c.OrderId == happened.OrderId, cancellationToken);
        if (charge is null) { db.Add(charge = OrderCharge.Of(happened, now)); }
        if (!charge.Ask(happened.Attempt, happened.PaymentProfileId, now))
        {
            Answer(charge, happened, db);
            return;
        }

        charge.Reprice(happened);
        if (happened.Attempt == 1 || !await db.Set<Deadline>().AnyAsync(d => d.Kind == ChargeTakesLong.Kind && d.SubjectId == charge.OrderId.Value && d.ClosedAt == null, cancellationToken))
        {
            db.Add(Deadline.At(ChargeTakesLong.Kind, charge.OrderId.Value, now + ChargeTakesLong.Patience));
        }

        db.Add(PaymentOperation.Plan(OperationKind.Charge, $"signup-{happened.SignupId}-charge-{happened.Attempt}", happened.PaymentProfileId.Value, now, happened.SignupId, happened.OrderId, happened.Attempt));
    }

    /// <summary>
    /// Nothing was asked of the payment service for most cancelled orders; then there is nothing to do. An order may be cancelled while
    /// word of its payment is still on the way to it: this is where either side sees the other, and the money goes back.
    /// </summary>
    public async Task Handle(OrderCancelled happened, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var charge = await db.Set<OrderCharge>().SingleOrDefaultAsync(c => c.OrderId == happened.OrderId, cancellationToken);
        if (charge is { State: ChargeState.Confirmed })
        {
            var purchase = await db.Set<Purchase>().SingleOrDefaultAsync(p => p.OrderId == charge.OrderId, cancellationToken);
            charge.CancelPaid(now);
            if (purchase is null) { return; }
            sendBack.Plan(db, charge, new(purchase.PaymentId, purchase.Total), "order cancelled", purchase.SubscriptionId);
            return;
        }

        if (charge?.Cancel(now) != true) { return; }
        db.Add(PaymentOperation.Plan(OperationKind.Withdraw, $"signup-{charge.SignupId}-withdraw-{charge.Attempt}", charge.OrderId.Value, now, charge.SignupId, charge.OrderId, charge.Attempt));
    }

    /// <summary>A new try for an order whose money went back is answered at once, so that it never waits for nothing.</summary>
    private static void Answer(OrderCharge charge, ChargeRequested asked, SignupDb db)
    {
        if (asked.Attempt <= charge.Attempt || !charge.WentBack) { return; }
        db.Announce(new PaymentFailed(charge.OrderId, charge.CustomerId, asked.Attempt, "mismatch", Declines.Mismatch, null));
    }
}
