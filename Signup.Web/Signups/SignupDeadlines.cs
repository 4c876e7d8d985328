using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Signups;

/// <summary>What an open sign-up waits for; it ends with it.</summary>
internal static class SignupDeadlines
{
    public static async Task CloseDeadlines(this SignupDb db, SignupId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.CloseDeadline(SignupExpiry.Kind, id.Value, now, cancellationToken);
        await db.CloseDeadline(ResumeLink.Kind, id.Value, now, cancellationToken);
    }
}
