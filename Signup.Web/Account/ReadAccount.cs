using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Provisioning;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account;

/// <summary>Reads what one customer has with us; null when there is no such customer.</summary>
public sealed class ReadAccount(IDbContextFactory<SignupDb> contexts)
{
    public async Task<AccountView?> Run(CustomerId id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (customer is null) { return null; }
        var signups = await db.Set<Signup>().AsNoTracking().Where(s => s.CustomerId == id && s.State == SignupState.Open).OrderByDescending(s => s.StartedAt).ToListAsync(cancellationToken);
        var orders = await db.Set<Order>().AsNoTracking().Where(o => o.CustomerId == id).OrderByDescending(o => o.PlacedAt).ToListAsync(cancellationToken);
        var subscriptions = await db.Set<Subscription>().AsNoTracking().Where(s => s.CustomerId == id).OrderByDescending(s => s.StartedAt).ToListAsync(cancellationToken);
        var theirs = subscriptions.ConvertAll(s => s.Id);
        var quotas = await db.Set<Quota>().AsNoTracking().Where(q => theirs.Contains(q.SubscriptionId)).OrderBy(q => q.Id).ToListAsync(cancellationToken);
        var contracts = await db.Set<Contract>().AsNoTracking().Where(c => c.CustomerId == id).OrderByDescending(c => c.SignedAt).ToListAsync(cancellationToken);
        var invoices = await db.Set<Invoice>().AsNoTracking().Where(i => i.CustomerId == id).OrderByDescending(i => i.IssuedAt).ToListAsync(cancellationToken);
        var downloads = await db.Set<Download>().AsNoTracking().Where(d => d.CustomerId == id).OrderByDescending(d => d.RequestedAt).ToListAsync(cancellationToken);
        return new(customer, signups, orders, subscriptions, quotas, contracts, invoices, downloads, await CardOf(db, id, orders, cancellationToken));
    }

    private static async Task<PaymentProfile?> CardOf(SignupDb db, CustomerId id, List<Order> orders, CancellationToken cancellationToken)
    {
        var cards = await db.Set<PaymentProfile>().AsNoTracking().Where(p => p.CustomerId == id).OrderByDescending(p => p.AddedAt).ToListAsync(cancellationToken);
        var charged = orders.Find(o => o.State != OrderState.Cancelled)?.PaymentProfileId;
        return cards.Find(c => c.Id == charged) ?? cards.FirstOrDefault();
    }
}
