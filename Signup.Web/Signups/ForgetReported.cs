using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Signups;

/// <summary>The note to R1 step 8: who it was that reporting was told of goes after 30 days, however long the activity is kept, also out of what has still to leave.</summary>
public sealed class ForgetReported : IWhenDue
{
    public static readonly TimeSpan After = TimeSpan.FromDays(30);

    public static string Kind => "forget-reported";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        foreach (var message in await db.Set<OutboxMessage>().Where(m => m.SignupId == subjectId && m.Type == nameof(SignupRequestedForReporting)).ToListAsync(cancellationToken))
        {
            foreach (var posting in await db.Set<Posting>().Where(p => p.CustomerId == message.CustomerId && p.EventId == message.Id).ToListAsync(cancellationToken)) { posting.Forget(); }
            message.Forget();
        }
    }
}
