using Microsoft.EntityFrameworkCore;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.Books;

/// <summary>Tells payments how invoices are called.</summary>
public sealed class InvoiceNumbers(IDbContextFactory<SignupDb> contexts) : IInvoiceNumbers
{
    public async Task<IReadOnlyList<NumberedInvoice>> Since(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Invoice>().Where(i => i.IssuedAt >= since && i.PaymentInvoiceId != null).Select(i => new NumberedInvoice(i.Id, i.PaymentInvoiceId!, i.Number)).ToListAsync(cancellationToken);
    }
}
