using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Cards;

/// <summary>
/// The operations around a card that nobody waits for, and those whose customer has stopped waiting. Key and parameters were committed
/// when they were planned: a process that stops in the middle finds them still planned and asks again for the same.
/// </summary>
public sealed class CardOperations(UnitOfWork unit, PaymentGateway gateway, PaymentCalls calls, TaxNumbers taxNumbers, StripeConnection connection, TimeProvider time)
{
    public async Task Run(PaymentOperation operation, CancellationToken cancellationToken)
    {
        var answer = await Call(operation, cancellationToken);
        await unit.Run(
            async db =>
            {
                var sent = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == operation.Id, cancellationToken);
                if (sent.IsSettled) { return Done.It; }
                sent.Send(operation.Parameters!, time.GetUtcNow());
                calls.Record(db, sent, answer, answer.Value?.Id);
                if (answer.Value is { } made) { await Keep(db, operation, made, cancellationToken); }
                else if (operation.Kind == OperationKind.ForgetCustomer && sent.IsSettled) { db.Announce(new RiskFound("customer-not-forgotten", "yellow", operation.SubjectId, "The payment service refused to delete the customer of an erased account. Delete it there by hand.")); }
                else if (operation.Kind == OperationKind.ChangeRenewalCard && sent.IsSettled) { db.Announce(new RiskFound("card-not-changed", "yellow", operation.OrderId!.Value.Value, $"A customer's new card could not be set for their subscription: {sent.LastError}")); }
                return Done.It;
            },
            cancellationToken);
    }

    private async Task<Answer<Reference>> Call(PaymentOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Kind == OperationKind.ForgetCustomer) { return await gateway.ForgetCustomer(Frozen<ForgetCustomerParameters>(operation), cancellationToken); }
        if (operation.IsTooOldToSend(time.GetUtcNow())) { return Answer.No<Reference>("given_up", "Nobody waits for it any more."); }
        switch (operation.Kind)
        {
            case OperationKind.MakeCustomer:
                return await gateway.CreateCustomer(Frozen<CustomerParameters>(operation), operation.IdempotencyKey, cancellationToken);
            case OperationKind.OpenCardPage:
                var page = await gateway.OpenCardPage(Frozen<CardPageParameters>(operation), operation.IdempotencyKey, cancellationToken);
                return page.Value is { } opened ? Answer.Yes(new Reference(opened.Id), page.RequestId) : page.As<Reference>();
            case OperationKind.CloseCardPage:
                return await gateway.CloseCardPage(Frozen<ClosePageParameters>(operation).SessionId, operation.IdempotencyKey, cancellationToken);
            case OperationKind.SetInvoiceDefault:
                return await gateway.UseForInvoices(Frozen<InvoiceDefaultParameters>(operation), operation.IdempotencyKey, cancellationToken);
            case OperationKind.ChangeRenewalCard:
                var renewal = Frozen<RenewalCardParameters>(operation);
                return await gateway.RenewWith(renewal.SubscriptionId, renewal.PaymentMethodId, operation.IdempotencyKey, cancellationToken);
            case OperationKind.PayOverdue or OperationKind.Charge or OperationKind.Withdraw or OperationKind.Refund or OperationKind.ForgetCustomer or OperationKind.UpdateCustomer or OperationKind.AddTaxNumber or OperationKind.ChangeTax:
            default:
                throw new InvalidOperationException($"{operation.Kind} is not about a card.");
        }
    }

    private async Task Keep(SignupDb db, PaymentOperation operation, Reference made, CancellationToken cancellationToken)
    {
        if (operation.Kind == OperationKind.OpenCardPage) { (await db.Set<CardSetup>().SingleAsync(s => s.Id == operation.SubjectId, cancellationToken)).Opened(made.Id); }
        if (operation.Kind != OperationKind.MakeCustomer) { return; }
        var account = new ClientAccountId(operation.SubjectId);
        if (await db.Set<StripeCustomer>().AnyAsync(c => c.ClientAccountId == account && c.Service == connection.Name, cancellationToken)) { return; }
        db.Add(new StripeCustomer { ClientAccountId = account, Service = connection.Name, StripeId = made.Id, MadeAt = time.GetUtcNow() });
        if (Frozen<CustomerParameters>(operation) is { Address: { } address, TaxId: var taxId }) { await taxNumbers.Ask(db, made.Id, account, address.Country, taxId, cancellationToken); }
    }

    private static T Frozen<T>(PaymentOperation operation) => JsonSerializer.Deserialize<T>(operation.Parameters!, PaymentCalls.Json)!;
}
