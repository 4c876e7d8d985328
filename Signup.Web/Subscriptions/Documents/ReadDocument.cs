using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>Finds an invoice or a credit note, with whose it is; null when there is none.</summary>
public sealed class ReadDocument(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop)
{
    public async Task<(CustomerId Owner, BillingDocument Document)?> Run(InvoiceId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is { } invoice ? (invoice.CustomerId, BillingDocument.Of(invoice, shop.Value.Seller)) : null;
    }

    public async Task<(CustomerId Owner, BillingDocument Document)?> Run(CreditNoteId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CreditNote>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } note ? (note.CustomerId, BillingDocument.Of(note)) : null;
    }
}
