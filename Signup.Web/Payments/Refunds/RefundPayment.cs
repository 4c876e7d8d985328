using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

/// <summary>Sends money back that must not stay, and ends what it would have paid for. Done only when the payment service says so.</summary>
public sealed class RefundPayment(UnitOfWork unit, PaymentGateway gateway, PaymentCalls calls, SettleRefund settle, TimeProvider time)
{
    public static PaymentOperation Plan(Compensation compensation, OrderCharge charge, DateTimeOffset now) => PaymentOperation.Plan(
        OperationKind.Refund,
        compensation.Key,
        compensation.Id,
        now,
        charge.SignupId,
        charge.OrderId,
        parameters: JsonSerializer.Serialize(new RefundParameters(charge.OrderId, compensation.PaymentId, compensation.Amount.Minor, compensation.Amount.Currency, compensation.SubscriptionId), PaymentCalls.Json));

    public async Task Run(PaymentOperationId id, CancellationToken cancellationToken)
    {
        var (key, asked, lookUp) = await calls.Begin<RefundParameters>(id, cancellationToken);
        var ended = asked.SubscriptionId is { } subscription ? await (asked.EndsWithPeriod ? gateway.EndSubscriptionLater(subscription, cancellationToken) : gateway.EndSubscription(subscription, cancellationToken)) : null;
        var refund = ended is { Outcome: Outcome.Unknown } ? ended.As<RefundFacts>() : await Send(asked, key, lookUp, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
                if (operation.IsSettled) { return Done.It; }
                calls.Record(db, operation, refund, refund.Value?.Id);
                if (refund.Value is { } facts) { await settle.Apply(db, facts, Door.Answer, cancellationToken); }
                else if (operation.State == OperationState.Failed) { await Failed(db, operation, asked, cancellationToken); }
                return Done.It;
            },
            cancellationToken);
    }

    private async Task Failed(SignupDb db, PaymentOperation operation, RefundParameters asked, CancellationToken cancellationToken)
    {
        if (await db.Set<StaffRefund>().SingleOrDefaultAsync(r => r.Id == operation.SubjectId, cancellationToken) is { } refund) { SettleRefund.Fail(db, refund, operation.LastError!); }
        else { await settle.Hold(db, asked.PaymentId, operation.LastError!, cancellationToken); }
    }

    /// <summary>An invoice that came to zero has nothing to send back. A call too old to be sent again is looked up: the same key would be a new one by now.</summary>
    private Task<Answer<RefundFacts>> Send(RefundParameters asked, string key, bool lookUp, CancellationToken cancellationToken) => asked.AmountMinor == 0
        ? Task.FromResult(Answer.Yes(new RefundFacts($"none-{asked.PaymentId}", "succeeded", asked.PaymentId, new Money(0, asked.Currency), null, time.GetUtcNow())))
        : lookUp ? gateway.FindRefund(asked.PaymentId, key, cancellationToken) : gateway.Refund(asked, key, cancellationToken);
}
