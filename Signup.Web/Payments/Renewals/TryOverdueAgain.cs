using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Payments.Renewals;

/// <summary>Days 3, 7 and 14 of a billing cycle whose charge failed: the card is tried once more; a worker does it.</summary>
public sealed class TryOverdueAgain(TimeProvider time) : IWhenDue
{
    public static string Kind => "billing-cycle-overdue";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var overdue = await db.Set<OverdueInvoice>().SingleAsync(i => i.Id == subjectId, cancellationToken);
        if (overdue.SettledAt is null) { db.Add(Plan(overdue, $"overdue-{overdue.InvoiceId}-{overdue.Tries + 1}", overdue.Tries + 1, null, time.GetUtcNow())); }
    }

    /// <param name="tries">Which of the further tries it is; 0 for one that a new card brings about.</param>
    /// <param name="paymentMethodId">Null is the subscription's own card.</param>
    internal static PaymentOperation Plan(OverdueInvoice overdue, string key, int tries, string? paymentMethodId, DateTimeOffset now) => PaymentOperation.Plan(
        OperationKind.PayOverdue, key, overdue.Id, now, order: overdue.OrderId, attempt: tries, parameters: JsonSerializer.Serialize(new OverdueParameters(overdue.InvoiceId, paymentMethodId), PaymentCalls.Json));
}
