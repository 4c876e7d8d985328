using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Refunds;

/// <summary>Decides about money that arrived and must not stay: it goes back by itself up to the automatic limit, above that a person decides. Either way somebody is told.</summary>
public sealed class SendMoneyBack(IOptions<PaymentOptions> options, TimeProvider time)
{
    /// <param name="reason">E.g. "amount", "order cancelled".</param>
    /// <param name="subscriptionId">What it would have paid for and ends with it; null when that goes on, or there is none.</param>
    /// <returns>True when it waits for a person.</returns>
    internal bool Plan(SignupDb db, OrderCharge charge, MoneyReceived money, string reason, string? subscriptionId)
    {
        var now = time.GetUtcNow();
        var held = !options.Value.MayRefund(money.Amount);
        var compensation = Compensation.Of(charge, money, reason, subscriptionId, held, now);
        db.Add(compensation);
        if (!held) { db.Add(RefundPayment.Plan(compensation, charge, now)); }
        charge.Compensate(held, now);
        db.Announce(new RiskFound("payment-mismatch", "red", charge.OrderId.Value, held
            ? $"Money arrived that does not match its order ({reason}). It is above the automatic limit: decide about the refund."
            : $"Money arrived that does not match its order ({reason}). It is being refunded."));
        return held;
    }
}
