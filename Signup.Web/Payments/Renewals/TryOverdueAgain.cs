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
        if (overdue.SettledAt is null) { db.Add(overdue.PlanTry($"overdue-{overdue.InvoiceId}-{overdue.Tries + 1}", overdue.Tries + 1, null, time.GetUtcNow())); }
    }
}
