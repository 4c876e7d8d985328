using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.Support;

namespace SignupWeb.SysOps.People;

/// <summary>Reads one customer for the team: thirteen statements, whatever there is, each by an index.</summary>
public sealed class ReadCustomer(IDbContextFactory<SignupDb> contexts, Sessions sessions)
{
    /// <summary>Lines of any list.</summary>
    public const int Most = 50;

    private static readonly string[] Deadlines = [RemorseWindow.Kind, PaymentDeadline.Kind, ChargeTakesLong.Kind, SignupExpiry.Kind, ResumeLink.Kind, CompletionOverdue.Kind, TryOverdueAgain.Kind, AttentionDue.Kind, FirstAnswer.Kind];

    /// <summary>Null when there is no such customer.</summary>
    public async Task<CustomerReading?> Run(CustomerId id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (customer is null) { return null; }
        var orders = await db.Set<Order>().AsNoTracking().Where(o => o.CustomerId == id).OrderByDescending(o => o.PlacedAt).Take(Most).ToListAsync(cancellationToken);
        var signups = await db.Set<Signup>().AsNoTracking().Where(s => s.CustomerId == id && (s.State == SignupState.Open || s.State == SignupState.Ordered)).OrderByDescending(s => s.StartedAt).Take(Most).ToListAsync(cancellationToken);
        var overdue = await db.Set<OverdueInvoice>().AsNoTracking().Where(i => i.CustomerId == id && i.SettledAt == null).OrderBy(i => i.FailedAt).Take(Most).ToListAsync(cancellationToken);
        var contracts = await db.Set<Contract>().AsNoTracking().Where(c => c.CustomerId == id).OrderByDescending(c => c.SignedAt).Take(Most).ToListAsync(cancellationToken);
        var requests = await db.Set<SupportRequest>().AsNoTracking().Where(r => r.CustomerId == id).OrderByDescending(r => r.OpenedAt).Take(Most).ToListAsync(cancellationToken);
        return new CustomerReading(customer)
        {
            Contracts = contracts,
            Subscriptions = await db.Set<Subscription>().AsNoTracking().Where(s => s.CustomerId == id).OrderByDescending(s => s.StartedAt).Take(Most).ToDictionaryAsync(s => s.OrderId, cancellationToken),
            Requests = requests,
            Orders = orders,
            Signups = signups,
            Card = await CardOf(db, id, orders, cancellationToken),
            Overdue = overdue,
            LastPayment = await LastPayment(db, orders, cancellationToken),
            VatNumber = await VatNumber(db, customer, cancellationToken),
            Sessions = await sessions.OpenOnesOf(id.Value, cancellationToken),
            Coming = await Coming(db, [.. orders.Where(o => o.State == OrderState.Charging).Select(o => o.Id.Value)], [.. orders.Select(o => o.Id.Value), .. signups.Select(s => s.Id.Value), .. overdue.Select(i => i.Id), .. contracts.Select(c => c.Id.Value), .. requests.Select(r => r.Id.Value)], cancellationToken),
        };
    }

    private static async Task<PaymentProfile?> CardOf(SignupDb db, CustomerId id, List<Order> orders, CancellationToken cancellationToken)
    {
        var cards = await db.Set<PaymentProfile>().AsNoTracking().Where(p => p.CustomerId == id).OrderByDescending(p => p.AddedAt).ToListAsync(cancellationToken);
        var ids = orders.ConvertAll(o => o.Id);
        var renewing = await db.Set<OrderCharge>().Where(c => ids.Contains(c.OrderId) && c.State == ChargeState.Confirmed && c.SubscriptionId != null && c.EndedAt == null).OrderByDescending(c => c.AskedAt).Select(c => (PaymentProfileId?)c.PaymentProfileId).FirstOrDefaultAsync(cancellationToken);
        var charged = renewing ?? orders.Find(o => o.State != OrderState.Cancelled)?.PaymentProfileId;
        return cards.Find(c => c.Id == charged) ?? cards.FirstOrDefault();
    }

    private static Task<LedgerEntry?> LastPayment(SignupDb db, List<Order> orders, CancellationToken cancellationToken)
    {
        var ids = orders.ConvertAll(o => o.Id);
        return db.Set<LedgerEntry>().AsNoTracking().Where(e => ids.Contains(e.OrderId) && e.Kind == LedgerKind.Captured).OrderByDescending(e => e.At).FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<TaxNumber?> VatNumber(SignupDb db, Customer customer, CancellationToken cancellationToken)
    {
        if (customer.Profile.TaxId is not { } value) { return null; }
        var accounts = db.Set<PaymentProfile>().Where(p => p.CustomerId == customer.Id).Select(p => p.ClientAccountId);
        return await db.Set<TaxNumber>().AsNoTracking().Where(n => accounts.Contains(n.ClientAccountId) && n.Value == value).FirstOrDefaultAsync(cancellationToken);
    }

    /// <param name="charging">Orders that wait for their charge; of others nothing comes of its taking long.</param>
    private static async Task<IReadOnlyList<Deadline>> Coming(SignupDb db, List<Guid> charging, List<Guid> subjects, CancellationToken cancellationToken) =>
        await db.Set<Deadline>().AsNoTracking().Where(d => d.ClosedAt == null && Deadlines.Contains(d.Kind) && subjects.Contains(d.SubjectId) && (d.Kind != ChargeTakesLong.Kind || charging.Contains(d.SubjectId))).OrderBy(d => d.DueAt).ToListAsync(cancellationToken);
}
