using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Provisioning;
using SignupWeb.Relations;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account;

/// <summary>Reads what one customer has with us, a page of each list; null when there is no such customer.</summary>
public sealed class ReadAccount(IDbContextFactory<SignupDb> contexts, TimeProvider time)
{
    /// <summary>Lines on a page of any list.</summary>
    public const int PageSize = 50;

    private static readonly OrderState[] UnderWay = [OrderState.Placed, OrderState.Charging, OrderState.PaymentFailed];

    /// <param name="page">Of each list, from 1.</param>
    public async Task<AccountView?> Run(CustomerId id, int page = 1, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (customer is null) { return null; }
        var signups = await db.Set<Signup>().AsNoTracking().Where(s => s.CustomerId == id && s.State == SignupState.Open).OrderByDescending(s => s.StartedAt).Take(PageSize).ToListAsync(cancellationToken);
        var theirs = db.Set<Order>().AsNoTracking().Where(o => o.CustomerId == id).OrderByDescending(o => o.PlacedAt);
        var subscriptions = await db.Set<Subscription>().AsNoTracking().Where(s => s.CustomerId == id).OrderByDescending(s => s.StartedAt).Take(PageSize).ToListAsync(cancellationToken);
        var orders = await Page(theirs, page, cancellationToken);
        var invoices = await Page(db.Set<Invoice>().AsNoTracking().Where(i => i.CustomerId == id).OrderByDescending(i => i.IssuedAt), page, cancellationToken);
        return new(
            customer,
            signups,
            await theirs.Where(o => UnderWay.Contains(o.State)).Take(PageSize).ToListAsync(cancellationToken),
            orders,
            subscriptions,
            await QuotasOf(db, subscriptions, cancellationToken),
            await ContractsOf(db, subscriptions, cancellationToken),
            await Page(db.Set<Contract>().AsNoTracking().Where(c => c.CustomerId == id).OrderByDescending(c => c.SignedAt), page, cancellationToken),
            invoices,
            await Page(db.Set<Download>().AsNoTracking().Where(d => d.CustomerId == id).OrderByDescending(d => d.RequestedAt), page, cancellationToken),
            await CardOf(db, id, await theirs.Where(o => o.State != OrderState.Cancelled).Select(o => (PaymentProfileId?)o.PaymentProfileId).FirstOrDefaultAsync(cancellationToken), cancellationToken),
            await db.Set<OverdueInvoice>().AsNoTracking().Where(i => i.CustomerId == id && i.SettledAt == null).OrderBy(i => i.FailedAt).Take(PageSize).ToListAsync(cancellationToken))
        {
            VatNumber = customer.Profile.TaxId is { } taxId ? await VatNumberOf(db, id, taxId, cancellationToken) : null,
            Offered = await db.Set<Amendment>().AsNoTracking().Where(a => a.CustomerId == id && a.State == AmendmentState.Offered).ToDictionaryAsync(a => a.ContractId, cancellationToken),
            Offer = await db.Set<LimitedOffer>().AsNoTracking().SingleOrDefaultAsync(o => o.CustomerId == id, cancellationToken) is { } offer && offer.IsOpen(time.GetUtcNow()) ? offer : null,
            Standings = await OrderStanding.Of(db, orders.Lines, cancellationToken),
            CreditNotesOf = await CreditNotesOf(db, invoices.Lines, cancellationToken),
        };
    }

    /// <summary>One line more than is shown tells whether there is another page; a page that is not there is the first.</summary>
    private static async Task<AccountList<T>> Page<T>(IQueryable<T> newestFirst, int page, CancellationToken cancellationToken)
    {
        var lines = await newestFirst.Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return lines.Count == 0 && page > 1 ? await Page(newestFirst, 1, cancellationToken) : new([.. lines.Take(PageSize)], page, lines.Count > PageSize);
    }

    private static Task<TaxNumber?> VatNumberOf(SignupDb db, CustomerId id, string value, CancellationToken cancellationToken)
    {
        var accounts = db.Set<PaymentProfile>().Where(p => p.CustomerId == id).Select(p => p.ClientAccountId);
        return db.Set<TaxNumber>().AsNoTracking().Where(n => accounts.Contains(n.ClientAccountId) && n.Value == value).FirstOrDefaultAsync(cancellationToken);
    }

    private static Task<List<Quota>> QuotasOf(SignupDb db, List<Subscription> subscriptions, CancellationToken cancellationToken)
    {
        var ids = subscriptions.ConvertAll(s => s.Id);
        return db.Set<Quota>().AsNoTracking().Where(q => ids.Contains(q.SubscriptionId)).OrderBy(q => q.Id).ToListAsync(cancellationToken);
    }

    private static async Task<ILookup<InvoiceId, CreditNote>> CreditNotesOf(SignupDb db, IReadOnlyList<Invoice> invoices, CancellationToken cancellationToken)
    {
        var ids = invoices.Select(i => i.Id).ToList();
        return (await db.Set<CreditNote>().AsNoTracking().Where(c => ids.Contains(c.InvoiceId)).OrderByDescending(c => c.IssuedAt).ToListAsync(cancellationToken)).ToLookup(c => c.InvoiceId);
    }

    private static Task<Dictionary<OrderId, Contract>> ContractsOf(SignupDb db, List<Subscription> subscriptions, CancellationToken cancellationToken)
    {
        var orders = subscriptions.ConvertAll(s => s.OrderId);
        return db.Set<Contract>().AsNoTracking().Where(c => orders.Contains(c.OrderId)).ToDictionaryAsync(c => c.OrderId, cancellationToken);
    }

    private static async Task<PaymentProfile?> CardOf(SignupDb db, CustomerId id, PaymentProfileId? charged, CancellationToken cancellationToken)
    {
        var cards = await db.Set<PaymentProfile>().AsNoTracking().Where(p => p.CustomerId == id).OrderByDescending(p => p.AddedAt).ToListAsync(cancellationToken);
        var renewing = await db.Set<OrderCharge>().AsNoTracking().Where(c => c.CustomerId == id && c.State == ChargeState.Confirmed && c.SubscriptionId != null && c.EndedAt == null).OrderByDescending(c => c.AskedAt).Select(c => (PaymentProfileId?)c.PaymentProfileId).FirstOrDefaultAsync(cancellationToken);
        return cards.Find(c => c.Id == (renewing ?? charged)) ?? cards.FirstOrDefault();
    }
}
