using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>
/// The newest verification link of a customer; older links do nothing. It may hold the credentials of someone who registered
/// the same, unclaimed address again: they count only when this link is used, which proves the address is theirs.
/// </summary>
public sealed class Verification : IVersioned
{
    public const string LinkKind = "verify-email";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public CustomerId CustomerId { get; private set; }

    /// <summary>Second id in the signed link.</summary>
    public Guid Link { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Null when the password given first still counts.</summary>
    public string? PasswordHash { get; private set; }

    public string FirstName { get; private set; } = string.Empty;

    public string LastName { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public static Verification Of(CustomerId customer, DateTimeOffset now) => new() { CustomerId = customer, Link = Guid.NewGuid(), SentAt = now };

    /// <summary>A new link; the last one stops working.</summary>
    public void Renew(DateTimeOffset now) => (Link, SentAt) = (Guid.NewGuid(), now);

    /// <summary>The address was registered again: whoever uses the new link gets these credentials.</summary>
    public void Claim(string passwordHash, Registration registration, DateTimeOffset now)
    {
        Renew(now);
        PasswordHash = passwordHash;
        FirstName = registration.FirstName?.Trim() ?? string.Empty;
        LastName = registration.LastName?.Trim() ?? string.Empty;
    }

    public void Forget() => (PasswordHash, FirstName, LastName) = (null, string.Empty, string.Empty);
}
