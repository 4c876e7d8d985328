using Microsoft.EntityFrameworkCore;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>Asks the payment service about everything that is still open with us: unpaid invoices, refunds under way, card pages.</summary>
public sealed class ReconcileOpen(IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, ConfirmPurchase confirm, SettleRefund refunds, FinishCardSetup cards, FollowSubscription subscriptions, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    /// <summary>After that the invoice of a cancelled order is void and nothing can come of it.</summary>
    private static readonly TimeSpan Withdrawn = TimeSpan.FromDays(2);

    public async Task Run(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await Invoices(db, cancellationToken);
        await Refunds(db, cancellationToken);
        await CardPages(db, cancellationToken);
    }

    /// <summary>Whether each running subscription still runs there: for when we were away for longer than word of its end is kept. False when that is not known of all.</summary>
    public async Task<bool> Subscriptions(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var running = await db.Set<OrderCharge>().Where(c => c.State == ChargeState.Confirmed && c.SubscriptionId != null && c.EndedAt == null).Select(c => c.SubscriptionId!).ToListAsync(cancellationToken);
        var areKnown = true;
        foreach (var id in running)
        {
            var answer = await gateway.ReadSubscription(id, cancellationToken);
            if (answer.Value is { } subscription) { await subscriptions.Run(subscription, cancellationToken); }
            areKnown &= answer.Outcome != Outcome.Unknown;
        }

        return areKnown;
    }

    private async Task Invoices(SignupDb db, CancellationToken cancellationToken)
    {
        var lately = time.GetUtcNow() - Withdrawn;
        var unpaid = await db.Set<OrderCharge>().Where(c => c.InvoiceId != null && (c.State == ChargeState.Charging || c.State == ChargeState.Declined || c.State == ChargeState.AuthenticationNeeded || (c.State == ChargeState.Cancelled && c.ChangedAt >= lately)))
            .Select(c => c.InvoiceId!).ToListAsync(cancellationToken);
        foreach (var id in unpaid)
        {
            if (await gateway.ReadInvoice(id, cancellationToken) is { Value: { IsPaid: true } invoice }) { await confirm.Run(invoice, Door.Reconciler, cancellationToken); }
        }
    }

    private async Task Refunds(SignupDb db, CancellationToken cancellationToken)
    {
        var underWay = await db.Set<Compensation>().Where(c => c.State == CompensationState.Refunding && c.RefundId != null).Select(c => c.RefundId!).ToListAsync(cancellationToken);
        foreach (var id in underWay)
        {
            if (await gateway.ReadRefund(id, cancellationToken) is { Value: { } refund }) { await refunds.Run(refund, Door.Reconciler, cancellationToken); }
        }
    }

    private async Task CardPages(SignupDb db, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Fresh;
        var open = await db.Set<CardSetup>().Where(s => s.State == CardSetupState.Open && s.SessionId != null && s.StartedAt < before).Select(s => s.SessionId!).ToListAsync(cancellationToken);
        foreach (var session in open) { await cards.Run(session, cancellationToken); }
    }
}
