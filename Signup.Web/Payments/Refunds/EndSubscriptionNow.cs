using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

/// <summary>Ends at the payment service, at once, what its customer withdrew from. Ended before is just as well.</summary>
public sealed class EndSubscriptionNow(UnitOfWork unit, PaymentGateway gateway, PaymentCalls calls)
{
    public static PaymentOperation Plan(OrderCharge charge, DateTimeOffset now) => PaymentOperation.Plan(
        OperationKind.EndNow, $"order-{charge.OrderId}-withdrawn", charge.OrderId.Value, now, charge.SignupId, charge.OrderId, parameters: JsonSerializer.Serialize(new EndNowParameters(charge.SubscriptionId!), PaymentCalls.Json));

    public async Task Run(PaymentOperationId id, CancellationToken cancellationToken)
    {
        var (_, asked, _) = await calls.Begin<EndNowParameters>(id, cancellationToken);
        var answer = await gateway.EndSubscription(asked.SubscriptionId, cancellationToken);
        await unit.Run(
            async db =>
            {
                calls.Record(db, await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken), answer, answer.Value?.Id);
                return Done.It;
            },
            cancellationToken);
    }
}
