using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions;

/// <summary>R5, the customer receives an invoice: an accepted order is invoiced, once, with the amounts that were charged.</summary>
public sealed class RecordInvoice(TaxTable taxes, IOptions<ShopOptions> shop, TimeProvider time) : IHandle<OrderAccepted>
{
    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Invoice>().AnyAsync(i => i.OrderId == happened.OrderId, cancellationToken)) { return; }
        var now = time.GetUtcNow();
        var year = shop.Value.Local(now).Year;
        var number = Invoice.NumberOf(year, await db.NextNumber($"invoices-{year}", cancellationToken));
        var tax = taxes.For(happened.Party.Country, happened.Party.TaxId, shop.Value.Country);
        var invoice = Invoice.Of(happened, number, shop.Value.Seller, tax.IsRefused ? null : tax.Value, now);
        db.Add(invoice);
        db.Announce(new InvoiceRecorded(invoice.Id, invoice.OrderId, invoice.CustomerId));
    }
}
