using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Refunds;

/// <summary>A customer withdrew: what was bought ends at once, here and at the payment service, and the money goes back by itself up to the automatic limit; above it a person decides when, not whether.</summary>
public sealed class RefundWithdrawal(IOptions<PaymentOptions> options, TimeProvider time) : IHandle<ContractWithdrawn>
{
    /// <summary>One of the usual reasons for a refund.</summary>
    private const string Reason = "Withdrawal";

    public async Task Handle(ContractWithdrawn happened, SignupDb db, CancellationToken cancellationToken)
    {
        var charges = await db.Set<OrderCharge>().Where(c => c.OrderId == happened.OrderId || c.Changes == happened.OrderId).ToListAsync(cancellationToken); // first, as where refunds are asked for
        var charge = charges.Single(c => c.OrderId == happened.OrderId);
        if (charge is not { State: ChargeState.Confirmed, WithdrawnAt: null }) { return; }
        var now = time.GetUtcNow();
        charge.Withdraw(happened.At);
        await db.End(charge, now, cancellationToken);
        if (charge.SubscriptionId is not null) { db.Add(EndSubscriptionNow.Plan(charge, now)); }

        var payments = await WithdrawalMoney.Payments(db, charge.OrderId, cancellationToken);
        var rest = payments.Sum(p => p.Left) - happened.Kept.Minor; // not what was declared: a payment may have arrived since
        foreach (var (payment, left) in payments)
        {
            var amount = payment.Amount with { Minor = Math.Min(rest, left) };
            if (amount.Minor <= 0) { continue; }
            rest -= amount.Minor;
            var paid = charges.Single(c => c.OrderId == payment.OrderId);
            db.Entry(paid).Property(c => c.ChangedAt).IsModified = true;
            GiveBack(db, paid, payment.StripeId, amount, happened.Reference, now);
        }
    }

    private void GiveBack(SignupDb db, OrderCharge charge, string paymentId, Money amount, string reference, DateTimeOffset now)
    {
        var refund = StaffRefund.Of(charge, paymentId, amount, new(Reason, Ends: true, Note: reference), !options.Value.MayRefund(amount), null, "Signup", now);
        db.Add(refund);
        if (refund.State == StaffRefundState.UnderWay) { RefundOrder.Send(db, refund, charge, now); }
        else { db.Announce(new RiskFound(RefundOrder.RiskKind, "red", refund.Id, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A customer withdrew ({reference}). {amount} must go back within 14 days, and it is above the automatic limit: release it."))); }
    }
}
