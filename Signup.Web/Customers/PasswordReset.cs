using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>The newest password-reset link of a login, customer or staff. It works once and for half an hour.</summary>
public sealed class PasswordReset : IVersioned
{
    public const string LinkKind = "reset-password";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public Guid LoginId { get; init; }

    /// <summary>Second id in the signed link.</summary>
    public Guid Link { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>The login's one, with a new link.</summary>
    internal static async Task<PasswordReset> Renewed(SignupDb db, Guid login, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reset = await db.Set<PasswordReset>().SingleOrDefaultAsync(r => r.LoginId == login, cancellationToken);
        if (reset is null) { db.Add(reset = new PasswordReset { LoginId = login }); }
        reset.Renew(now);
        return reset;
    }

    /// <summary>A new link; the last one stops working.</summary>
    public void Renew(DateTimeOffset now) => (Link, SentAt, UsedAt) = (Guid.NewGuid(), now, null);

    public bool Opens(Guid link) => UsedAt is null && Link == link;

    public void Use(DateTimeOffset now) => UsedAt ??= now;
}
