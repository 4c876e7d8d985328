using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>An invoice of ours, and the payment service's invoice it is for.</summary>
public sealed record NumberedInvoice(InvoiceId Id, string PaymentInvoiceId, string Number);

/// <summary>Who knows the numbers of invoices: payments do not know the other slices.</summary>
public interface IInvoiceNumbers
{
    /// <summary>Those issued since then that were paid at the payment service.</summary>
    Task<IReadOnlyList<NumberedInvoice>> Since(DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>Plans to write our numbers onto the payment service's invoices, so that a customer's question finds both by one number. In the background, by the dozen: no purchase waits for it.</summary>
public sealed class NumberInvoices(UnitOfWork unit, IEnumerable<IInvoiceNumbers> sources, TimeProvider time)
{
    public async Task Run(DateTimeOffset since, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            var invoices = (await source.Since(since, cancellationToken)).ToDictionary(i => $"number-{i.PaymentInvoiceId}", StringComparer.Ordinal);
            if (invoices.Count > 0) { await unit.Run(db => Plan(db, invoices, cancellationToken), cancellationToken); }
        }
    }

    private async Task<Done> Plan(SignupDb db, Dictionary<string, NumberedInvoice> invoices, CancellationToken cancellationToken)
    {
        var keys = invoices.Keys.ToList();
        var planned = await db.Set<PaymentOperation>().Where(o => keys.Contains(o.IdempotencyKey)).Select(o => o.IdempotencyKey).ToListAsync(cancellationToken);
        foreach (var key in keys.Except(planned, StringComparer.Ordinal))
        {
            var invoice = invoices[key];
            db.Add(PaymentOperation.Plan(OperationKind.NumberInvoice, key, invoice.Id.Value, time.GetUtcNow(), parameters: JsonSerializer.Serialize(new InvoiceNumberParameters(invoice.PaymentInvoiceId, invoice.Number), PaymentCalls.Json)));
        }

        return Done.It;
    }
}
