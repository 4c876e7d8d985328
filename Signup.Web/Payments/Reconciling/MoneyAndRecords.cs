using Microsoft.EntityFrameworkCore;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>The tile "Money and records": does our ledger agree with the payment service's? Topic for live pages: "money-and-records".</summary>
public sealed class MoneyAndRecords(IDbContextFactory<SignupDb> contexts)
{
    public const string Topic = "money-and-records";

    /// <param name="CheckedAt">Null before the first comparison.</param>
    /// <param name="UnknownOperations">Calls whose outcome nobody knows yet.</param>
    /// <param name="Held">Refunds that wait for a person.</param>
    /// <param name="WaitingEvents">Events of the payment service not dealt with yet, parked ones included.</param>
    public sealed record State(int Differences, DateTimeOffset? CheckedAt, int UnknownOperations, int Held, int WaitingEvents);

    /// <summary>What the last comparison found, and when that was; null before the first.</summary>
    public async Task<(int Differences, DateTimeOffset? CheckedAt)> LastLook(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mark = await db.Set<ReconcilerMark>().AsNoTracking().Select(m => new { m.Differences, m.RecordsCheckedAt }).SingleOrDefaultAsync(cancellationToken);
        return (mark?.Differences ?? 0, mark?.RecordsCheckedAt);
    }

    public async Task<State> Read(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mark = await db.Set<ReconcilerMark>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return new(
            mark?.Differences ?? 0,
            mark?.RecordsCheckedAt,
            await db.Set<PaymentOperation>().CountAsync(o => o.State == OperationState.Unknown, cancellationToken),
            await db.Set<Compensation>().CountAsync(c => c.State == CompensationState.Held, cancellationToken),
            await db.Set<WebhookEvent>().CountAsync(e => e.NextTryAt != null, cancellationToken));
    }
}
