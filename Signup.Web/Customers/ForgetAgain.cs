using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>
/// A day after the erasure everybody hears of it again: a message, a mail or a webhook that was still on its way then has left its
/// traces since. Comes back until nothing is on its way any more.
/// </summary>
public sealed class ForgetAgain(TimeProvider time) : IWhenDue
{
    public static readonly TimeSpan After = TimeSpan.FromDays(1);

    public static string Kind => "forget-again";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var moving = await db.Set<OutboxMessage>().AnyAsync(m => m.CustomerId == subjectId && m.Deliveries.Count > 0, cancellationToken)
            || await db.Set<MailMessage>().AnyAsync(m => m.CustomerId == subjectId && m.NextTryAt != null, cancellationToken);
        db.Announce(new CustomerErased(new CustomerId(subjectId), "Signup", null));
        if (moving) { db.Add(Deadline.At(Kind, subjectId, time.GetUtcNow() + After)); }
    }
}
