using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Charging;

/// <summary>Writes down what came of a try to charge an order: paid, declined, asked about, our fault, or not known yet.</summary>
public sealed class SettleCharge(UnitOfWork unit, PaymentCalls calls, ConfirmPurchase confirm, TimeProvider time, ILogger<SettleCharge> log)
{
    private const int ManyDeclines = 3;

    /// <param name="instead">What the order comes to without its promotion code, where the service does not take that code any more.</param>
    /// <param name="wasLookedUp">The answer is what was found, not what a call of ours said.</param>
    public async Task Run(PaymentOperationId id, Answer<InvoiceFacts> answer, PricedOffer? instead, bool wasLookedUp, CancellationToken cancellationToken)
    {
        if (!answer.Succeeded) { log.LogWarning("Charge {Operation}: {Outcome} {Code} {Fault}", id, answer.Outcome, answer.Code, answer.Fault); }
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
                var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == operation.OrderId!.Value, cancellationToken);
                if (answer.Value is { } invoice) { await confirm.Apply(db, invoice, Door.Answer, cancellationToken); }
                Settle(db, operation, charge, answer, instead, wasLookedUp);
                if (charge.State is ChargeState.Declined or ChargeState.AuthenticationNeeded) { ChargeTakesLong.IsOver(db, charge, "It was not paid, and the customer knows.", time.GetUtcNow()); }
                if (answer.Outcome == Outcome.Declined) { await CountDeclines(db, operation, charge, cancellationToken); }
                return Done.It;
            },
            cancellationToken);
    }

    private void Settle(SignupDb db, PaymentOperation operation, OrderCharge charge, Answer<InvoiceFacts> answer, PricedOffer? instead, bool wasLookedUp)
    {
        if (operation.IsSettled) { return; }
        switch (answer)
        {
            case { Outcome: Outcome.Succeeded, Value.IsPaid: true }:
                operation.Succeed(answer.Value.Id, answer.RequestId, time.GetUtcNow());
                break;
            case { Outcome: Outcome.Succeeded }:
                Fail(db, operation, charge, "not_charged", $"Invoice {answer.Value!.Id} was made but not paid.");
                break;
            case { Outcome: Outcome.Declined or Outcome.AuthenticationNeeded }:
                calls.Record(db, operation, answer, answer.Value?.Id);
                if (charge.Decline(operation.Attempt, answer.Code!, answer.Url, time.GetUtcNow()))
                {
                    db.CountCharge(answer.Code!);
                    db.Announce(new PaymentFailed(charge.OrderId, charge.CustomerId, operation.Attempt, answer.Code!, answer.Sentence!, answer.Url));
                }

                break;
            case { Outcome: Outcome.Refused } when instead is not null:
                AskForMore(db, operation, charge, answer, instead);
                break;
            case { Outcome: Outcome.Refused } when !wasLookedUp:
                db.Announce(new RiskFound("payment-refused", "red", charge.OrderId.Value, $"The payment service refused a charge: {answer.Code}. The customer was told it is our fault. Request {answer.RequestId ?? "unknown"}."));
                Fail(db, operation, charge, answer.Code ?? "refused", answer.Fault ?? "refused", answer.RequestId);
                break;
            case { Outcome: Outcome.Refused } when operation.IsTooOldToSend(time.GetUtcNow()) && charge.WantsMoney:
                Again(db, operation, answer);
                break;
            case { Outcome: Outcome.Refused }:
                Fail(db, operation, charge, "not_charged", answer.Fault ?? "nothing was made");
                break;
            default:
                calls.Record(db, operation, answer, null);
                break;
        }
    }

    /// <summary>The payment service was away for so long that our key is forgotten there, and it has nothing of this order: it is asked anew, so that nobody has to order twice.</summary>
    private void Again(SignupDb db, PaymentOperation operation, Answer<InvoiceFacts> answer)
    {
        var now = time.GetUtcNow();
        operation.Fail($"{answer.Code}: {answer.Fault}", answer.RequestId, now);
        db.Add(operation.Again(now));
    }

    /// <summary>Nothing is charged that was not agreed to: the customer sees both amounts, and agrees or cancels (decision 0025).</summary>
    private void AskForMore(SignupDb db, PaymentOperation operation, OrderCharge charge, Answer<InvoiceFacts> answer, PricedOffer instead)
    {
        var now = time.GetUtcNow();
        operation.Fail($"{answer.Code}: {answer.Fault}", answer.RequestId, now);
        if (!charge.Decline(operation.Attempt, Declines.CodeOver, null, now)) { return; }
        db.CountCharge(Declines.CodeOver);
        db.Add(instead);
        db.Announce(new PaymentFailed(charge.OrderId, charge.CustomerId, operation.Attempt, Declines.CodeOver, Declines.CodeIsOver, null, new(instead.Net, instead.Tax, instead.Total)));
    }

    /// <summary>Three declines of one order within an hour are worth a look.</summary>
    private async Task CountDeclines(SignupDb db, PaymentOperation operation, OrderCharge charge, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - TimeSpan.FromHours(1);
        var before = await db.Set<PaymentOperation>().CountAsync(o => o.OrderId == charge.OrderId && o.Kind == OperationKind.Charge && o.Id != operation.Id && o.State == OperationState.Failed && o.SettledAt >= since, cancellationToken);
        if (before + 1 == ManyDeclines) { db.Announce(new RiskFound("payment-declines", "yellow", charge.OrderId.Value, "Three cards or tries were declined within an hour for one order.")); }
    }

    /// <summary>The customer hears that it was not their card.</summary>
    public void Fail(SignupDb db, PaymentOperation operation, OrderCharge charge, string code, string fault, string? requestId = null)
    {
        var now = time.GetUtcNow();
        operation.Fail($"{code}: {fault}", requestId, now);
        if (!charge.Decline(operation.Attempt, code, null, now)) { return; }
        db.CountCharge(code);
        db.Announce(new PaymentFailed(charge.OrderId, charge.CustomerId, operation.Attempt, code, Declines.OurFault, null));
    }
}
