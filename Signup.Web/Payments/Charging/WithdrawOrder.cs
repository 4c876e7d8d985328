using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Charging;

/// <summary>A cancelled unpaid order leaves no open invoice and no waiting subscription behind. Money that came at the last moment goes back.</summary>
public sealed class WithdrawOrder(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, PaymentCalls calls, ConfirmPurchase confirm, TimeProvider time)
{
    public async Task Run(PaymentOperationId id, CancellationToken cancellationToken)
    {
        var (operation, charge) = await Look(id, cancellationToken);
        await unit.Run(
            async db =>
            {
                (await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken)).Send(System.Text.Json.JsonSerializer.Serialize(new WithdrawalParameters(charge.InvoiceId, charge.SubscriptionId), PaymentCalls.Json), time.GetUtcNow());
                return Done.It;
            },
            cancellationToken);

        var answer = await Withdraw(charge, operation.IdempotencyKey, cancellationToken);
        await unit.Run(
            async db =>
            {
                calls.Record(db, await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken), answer, answer.Value?.Id);
                return Done.It;
            },
            cancellationToken);
    }

    private async Task<Answer<Reference>> Withdraw(OrderCharge charge, string key, CancellationToken cancellationToken)
    {
        if (charge.InvoiceId is { } invoice)
        {
            var voided = await gateway.VoidInvoice(invoice, key, cancellationToken);
            if (voided.Outcome == Outcome.Unknown) { return voided; }
            if (!voided.Succeeded)
            {
                var found = await gateway.ReadInvoice(invoice, cancellationToken);
                if (!found.Succeeded) { return found.As<Reference>(); }
                if (found.Value!.IsPaid)
                {
                    await confirm.Run(found.Value, Door.Answer, cancellationToken);
                    return Answer.Yes(new Reference(invoice));
                }
            }
        }

        return charge.SubscriptionId is { } subscription ? await gateway.EndSubscription(subscription, cancellationToken) : Answer.Yes(new Reference(charge.InvoiceId ?? string.Empty));
    }

    private async Task<(PaymentOperation Operation, OrderCharge Charge)> Look(PaymentOperationId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var operation = await db.Set<PaymentOperation>().AsNoTracking().SingleAsync(o => o.Id == id, cancellationToken);
        return (operation, await db.Set<OrderCharge>().AsNoTracking().SingleAsync(c => c.OrderId == operation.OrderId!.Value, cancellationToken));
    }
}
