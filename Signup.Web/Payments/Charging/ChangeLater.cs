using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Charging;

/// <summary>Carries out an order for another plan with the next period: the payment service is told, nothing is charged, and the purchase over nothing is confirmed.</summary>
public sealed class ChangeLater(UnitOfWork unit, PaymentGateway gateway, PaymentCalls calls, SettleCharge settle, TimeProvider time)
{
    public async Task Run(PaymentOperationId id, ChargeParameters asked, string key, CancellationToken cancellationToken)
    {
        var answer = await gateway.ChangePlanLater(asked.Change!, asked.PriceId, key, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
                if (operation.IsSettled) { return Done.It; }
                var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == operation.OrderId!.Value, cancellationToken);
                if (answer.Succeeded) { Confirm(db, operation, charge, answer); }
                else if (answer.Outcome == Outcome.Unknown) { calls.Record(db, operation, answer, null); }
                else { Refuse(db, operation, charge, answer); }
                return Done.It;
            },
            cancellationToken);
    }

    private void Confirm(SignupDb db, PaymentOperation operation, OrderCharge charge, Answer<Reference> answer)
    {
        operation.Succeed(answer.Value!.Id, answer.RequestId, time.GetUtcNow());
        if (!charge.WantsMoney) { return; }
        charge.Confirm(time.GetUtcNow());
        db.Announce(new PurchaseConfirmed(PurchaseId.New(), charge.OrderId, charge.CustomerId, charge.Total));
    }

    private void Refuse(SignupDb db, PaymentOperation operation, OrderCharge charge, Answer<Reference> answer)
    {
        db.Announce(new RiskFound("payment-refused", "red", charge.OrderId.Value, $"The payment service did not take a change of plan: {answer.Code}. The customer was told it is our fault. Request {answer.RequestId ?? "unknown"}."));
        settle.Fail(db, operation, charge, answer.Code ?? "refused", answer.Fault ?? "refused", answer.RequestId);
    }
}
