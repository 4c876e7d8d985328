using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions;

/// <summary>R5, the customer receives an invoice: an accepted order and each later billing cycle are invoiced, once, with the amounts that were charged.</summary>
public sealed class RecordInvoice(TaxTable taxes, IOptions<ShopOptions> shop, TimeProvider time) : IHandle<OrderAccepted>, IHandle<CyclePaid>
{
    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Invoice>().AnyAsync(i => i.OrderId == happened.OrderId && i.PurchaseId != null, cancellationToken)) { return; }
        if (happened.Offer.Change is { From: not null }) { return; } // nothing was charged
        var now = time.GetUtcNow();
        Add(db, Invoice.Of(happened, await NextNumber(db, now, cancellationToken), shop.Value.Seller, TaxOf(happened.Party, happened.Net, happened.Tax), now));
    }

    public async Task Handle(CyclePaid happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Invoice>().AnyAsync(i => i.PaymentInvoiceId == happened.PaymentInvoiceId, cancellationToken)) { return; }
        var now = time.GetUtcNow();
        var first = await db.Set<Invoice>().SingleOrDefaultAsync(i => i.OrderId == happened.OrderId && i.PurchaseId != null, cancellationToken);
        var runs = await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.OrderId == happened.OrderId, cancellationToken);
        if (first is null)
        {
            await OfWhatWasTakenOver(happened, runs ?? throw new InvalidOperationException($"Order {happened.OrderId} has no invoice yet."), db, now, cancellationToken);
            return;
        }

        var billedTo = runs?.BilledTo;
        var party = billedTo is null ? first.Party : billedTo with { Culture = first.Party.Culture };
        Add(db, Invoice.Of(happened, first, runs?.PlanIn(happened.PeriodStart, happened.PeriodEnd), party, await NextNumber(db, now, cancellationToken), shop.Value.Seller, AsBefore(first, party, happened) ?? TaxOf(party, happened.Net, happened.Tax), now));
    }

    private async Task OfWhatWasTakenOver(CyclePaid happened, Subscription runs, SignupDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var party = runs.BilledTo ?? throw new InvalidOperationException($"Order {happened.OrderId} has no invoice yet.");
        Add(db, Invoice.Of(happened, runs, party, await NextNumber(db, now, cancellationToken), shop.Value.Seller, TaxOf(party, happened.Net, happened.Tax), now));
    }

    private static void Add(SignupDb db, Invoice invoice)
    {
        db.Add(invoice);
        db.Announce(new InvoiceRecorded(invoice.Id, invoice.OrderId, invoice.CustomerId));
    }

    private async Task<string> NextNumber(SignupDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var year = shop.Value.Local(now).Year;
        return Invoice.NumberOf(year, await db.NextNumber($"invoices-{year}", cancellationToken));
    }

    /// <summary>What runs keeps the rate it was sold with, whatever the table says now.</summary>
    private static TaxDecision? AsBefore(Invoice first, Party party, CyclePaid happened) =>
        first.TaxDecision is { } sold && sold.Country == party.Country && sold.On(happened.Net) == happened.Tax ? sold : null;

    private TaxDecision? TaxOf(Party party, Money net, Money tax) => taxes.Behind(net, tax, party.Country, party.TaxId, shop.Value.Country);
}
