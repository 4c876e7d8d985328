using System.Text.Json;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Payers;

/// <summary>An invoice has its number: the payment service's one is to carry it too, so that a customer's question finds both by one number.</summary>
public sealed class OnInvoiceRecorded(TimeProvider time) : IHandle<InvoiceRecorded>
{
    private static readonly TimeSpan NotUrgent = TimeSpan.FromMinutes(1);

    public Task Handle(InvoiceRecorded happened, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (happened is { Number: { } number, PaymentInvoiceId: { } invoice })
        {
            db.Add(PaymentOperation.Plan(OperationKind.NumberInvoice, $"number-{invoice}", happened.InvoiceId.Value, now, parameters: JsonSerializer.Serialize(new InvoiceNumberParameters(invoice, number), PaymentCalls.Json), notBefore: now + NotUrgent));
        }

        return Task.CompletedTask;
    }
}
