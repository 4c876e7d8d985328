using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

internal static class StrongSessions
{
    /// <summary>Whether a session began with, or was given, more than a password.</summary>
    public static Task<bool> IsStrong(this SignupDb db, SessionId id, CancellationToken cancellationToken) => db.Set<Session>().AnyAsync(s => s.Id == id && s.IsStrong && s.EndedAt == null, cancellationToken);
}
