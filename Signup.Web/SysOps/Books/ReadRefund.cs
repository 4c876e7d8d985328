using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.Books;

/// <summary>What can be given back of an order, and what has been asked for already.</summary>
/// <param name="Contract">Number of the contract that runs; null when none does.</param>
/// <param name="Subscription">The one that runs; null when none does.</param>
/// <param name="Payments">Newest first.</param>
/// <param name="Refunds">Those staff asked for, newest first.</param>
public sealed record RefundReading(Order Order, string Customer, string? Contract, Subscription? Subscription, IReadOnlyList<PaidPart> Payments, IReadOnlyList<StaffRefund> Refunds)
{
    /// <summary>Nothing of it went back, or must not stay.</summary>
    public bool IsOpen => Payments.Any(p => p.Left > 0);
}

/// <summary>One payment of an order with its invoice.</summary>
/// <param name="Invoice">Null when it has none.</param>
/// <param name="Notes">The invoice's credit notes.</param>
/// <param name="Left">What can still be given back, in minor units.</param>
/// <param name="Credited">How much of that has its credit note already, from a refund that did not arrive.</param>
public sealed record PaidPart(LedgerEntry Payment, Invoice? Invoice, IReadOnlyList<CreditNote> Notes, long Left, long Credited = 0)
{
    /// <summary>The credit note this refund would make; null when there is no invoice, or nothing left to credit.</summary>
    public CreditNote? Preview(long minor, string reason, DateTimeOffset now)
    {
        if (Invoice?.Seller is not { } seller || minor <= Credited || Notes.Sum(n => n.Total.Minor) >= Invoice.Total.Minor) { return null; }
        return CreditNote.Of(Invoice, Notes, new(Payment.OrderId, Payment.CustomerId, Payment.InvoiceId ?? string.Empty, string.Empty, Payment.Amount with { Minor = minor - Credited }, reason), string.Empty, seller, now);
    }
}

/// <summary>Reads what a refund is decided on: seven statements.</summary>
public sealed class ReadRefund(IDbContextFactory<SignupDb> contexts)
{
    /// <summary>Null when there is no such order.</summary>
    public async Task<RefundReading?> Run(string reference, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Reference == reference, cancellationToken) is not { } order) { return null; }
        var isPaid = await db.Set<OrderCharge>().AnyAsync(c => c.OrderId == order.Id && c.State == ChargeState.Confirmed, cancellationToken);
        var (ledger, refunds) = await db.MoneyOf([order.Id], cancellationToken);
        var invoices = await db.Set<Invoice>().AsNoTracking().Where(i => i.CustomerId == order.CustomerId && i.OrderId == order.Id).ToListAsync(cancellationToken);
        var numbers = invoices.ConvertAll(i => i.Id);
        var notes = await db.Set<CreditNote>().AsNoTracking().Where(n => numbers.Contains(n.InvoiceId)).ToListAsync(cancellationToken);
        var contract = await db.Set<Contract>().AsNoTracking().Where(c => c.OrderId == order.Id).Select(c => new { c.Number, c.State, c.CustomerName }).SingleOrDefaultAsync(cancellationToken);
        var subscription = await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.OrderId == order.Id && s.EndedAt == null, cancellationToken);

        var payments = ledger.Where(e => isPaid && e.Kind == LedgerKind.Captured && e.Amount.Minor > 0).OrderByDescending(e => e.At).Select(payment =>
        {
            var invoice = invoices.Find(i => i.PaymentInvoiceId is not null && i.PaymentInvoiceId == payment.InvoiceId) ?? invoices.Find(i => i.PaymentInvoiceId is null);
            return new PaidPart(payment, invoice, notes.FindAll(n => n.InvoiceId == invoice?.Id), StaffRefund.Left(ledger, refunds, payment), LedgerEntry.CreditedAlready(ledger, payment.StripeId));
        });
        return new(order, contract?.CustomerName ?? order.Party.Name, contract is { State: not ContractState.Ended } ? contract.Number : null, subscription, [.. payments], [.. refunds.OrderByDescending(r => r.AskedAt)]);
    }
}
