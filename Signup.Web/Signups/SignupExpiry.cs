using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Signups;

/// <summary>A sign-up nobody finished ends after 30 days as Expired, and what it held of a person goes (ForgetSignups).</summary>
public sealed class SignupExpiry(TimeProvider time) : IWhenDue
{
    public static readonly TimeSpan After = TimeSpan.FromDays(30);

    public static string Kind => "signup-expires";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new SignupId(subjectId);
        var signup = await db.Set<Signup>().SingleAsync(s => s.Id == id, cancellationToken);
        if (!signup.IsOpen) { return; }
        signup.Expire(time.GetUtcNow());
        db.Announce(new SignupExpired(signup.Id));
    }
}
