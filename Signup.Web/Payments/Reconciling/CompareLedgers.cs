using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>
/// Compares our ledger with the payment service's objects, in both directions. What we had not heard of is taken in by the usual functions first.
/// </summary>
public sealed class CompareLedgers(IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, ConfirmPurchase confirm, SettleRefund refunds)
{
    /// <summary>The movements of money that differ even then.</summary>
    /// <param name="until">Younger entries may have been written while we were reading there.</param>
    public async Task<IReadOnlyList<Difference>> Run(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var there = await Theirs(since, cancellationToken);
        var ours = await Ours(since, cancellationToken);

        var differences = there.Values.Where(t => !(ours.TryGetValue(t.Id, out var entry) && entry.Amount == t.Amount)).Select(t => new Difference(DifferenceKind.NotInLedger, t.Id, t.Amount, t.OrderId)).ToList();
        foreach (var entry in ours.Values.Where(e => e.At >= since && e.At < until && !there.ContainsKey(e.StripeId)))
        {
            if (!await IsThere(entry, cancellationToken)) { differences.Add(new(DifferenceKind.NotThere, entry.StripeId, entry.Amount, entry.OrderId)); }
        }

        return differences;
    }

    /// <summary>With an hour to spare, for clocks that differ. A refund the bank sent back moved nothing in the end, here as there.</summary>
    private async Task<Dictionary<string, LedgerEntry>> Ours(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var from = since - TimeSpan.FromHours(1);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.At >= from).ToListAsync(cancellationToken);
        var bounced = entries.Where(e => e.Kind == LedgerKind.RefundFailed).Select(e => e.StripeId).ToHashSet(StringComparer.Ordinal);
        return entries.Where(e => e.Amount.Minor > 0 && e.Kind is LedgerKind.Captured or LedgerKind.Refunded && !bounced.Contains(e.StripeId)).ToDictionary(e => e.StripeId, StringComparer.Ordinal);
    }

    /// <summary>Asked one by one: an old invoice can be paid today.</summary>
    private async Task<bool> IsThere(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Kind == LedgerKind.Refunded)
        {
            var refund = await gateway.ReadRefund(entry.StripeId, cancellationToken);
            return refund.Outcome == Outcome.Unknown || refund is { Value: { Status: "succeeded" } facts } && facts.Amount == entry.Amount;
        }

        var invoice = await gateway.ReadInvoiceOfPayment(entry.StripeId, cancellationToken);
        return invoice.Outcome == Outcome.Unknown || invoice.Value?.Payments.Any(p => p.PaymentId == entry.StripeId && p.Amount == entry.Amount) == true;
    }

    /// <summary>Money moved there for orders of ours since the instant; each handed to the function whose matter it is.</summary>
    private async Task<Dictionary<string, Movement>> Theirs(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Movement>(StringComparer.Ordinal);
        await foreach (var invoice in gateway.PaidInvoicesSince(since, cancellationToken))
        {
            var verdict = await confirm.Run(invoice, Door.Reconciler, cancellationToken);
            if (verdict is Confirmation.Foreign or Confirmation.Early) { continue; }
            foreach (var money in invoice.Payments.Where(p => p.Amount.Minor > 0)) { found[money.PaymentId] = new(money.PaymentId, money.Amount, invoice.Order); }
        }

        await foreach (var refund in gateway.RefundsSince(since, cancellationToken))
        {
            if (await refunds.Run(refund, Door.Reconciler, cancellationToken) && refund.Status == "succeeded") { found[refund.Id] = new(refund.Id, refund.Amount, null); }
        }

        return found;
    }

    private sealed record Movement(string Id, Money Amount, OrderId? OrderId);
}
