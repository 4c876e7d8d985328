using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>How a session is carried: by a browser's cookie or by a program's bearer token.</summary>
public enum SessionKind
{
    Cookie,
    Bearer,
}

/// <summary>Why a session ended before its time.</summary>
public enum SessionEnd
{
    SignedOut,
    EndedByOwner,
    Suspended,
    PasswordChanged,
    AddressChanged,
    AccountErased,
    SecondFactorReset,
}

/// <summary>One sign-in of one person, customer or staff (R4 SEQ-CUST-003). Every request asks this row; an ended one is refused.</summary>
public sealed class Session : IWatched
{
    public SessionId Id { get; private set; }

    public Guid LoginId { get; private set; }

    public SessionKind Kind { get; private set; }

    /// <summary>SHA-256 of the bearer token; the token itself is not kept.</summary>
    public string? TokenHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>Ends then unless it is used before.</summary>
    public DateTimeOffset IdleUntil { get; private set; }

    /// <summary>Ends then in any case.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBecause { get; private set; }

    /// <summary>It began with more than a password: a passkey, or a code of the authenticator app.</summary>
    public bool IsStrong { get; private set; }

    /// <summary>E.g. "Firefox on Windows".</summary>
    public string Client { get; private set; } = string.Empty;

    /// <summary>The address range it was started from.</summary>
    public string Network { get; private set; } = string.Empty;

    public IEnumerable<string> Topics => [Id.ToString(), TopicOf(LoginId)];

    /// <summary>What a page showing a person's sessions watches.</summary>
    public static string TopicOf(Guid loginId) => $"sessions of {loginId}";

    public static Session Start(Login login, SessionKind kind, string? tokenHash, Origin origin, bool strong, AccessOptions limits, DateTimeOffset now) => new()
    {
        Id = SessionId.New(),
        LoginId = login.Id,
        Kind = kind,
        TokenHash = tokenHash,
        CreatedAt = now,
        LastSeenAt = now,
        IdleUntil = now + limits.IdleLimitOf(login.Role),
        ExpiresAt = now + limits.AbsoluteLimitOf(login.Role),
        IsStrong = strong,
        Client = origin.Client,
        Network = origin.Network,
    };

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < ExpiresAt && now < IdleUntil;

    public void Seen(DateTimeOffset now, TimeSpan idleLimit) => (LastSeenAt, IdleUntil) = (now, now + idleLimit);

    /// <summary>The shop's clock is moved and the person is not: they have as long left as before.</summary>
    public void PutOff(TimeSpan by) => (LastSeenAt, IdleUntil, ExpiresAt) = (LastSeenAt + by, IdleUntil + by, ExpiresAt + by);

    /// <summary>The person has just shown a second factor in this session.</summary>
    public void Strengthen() => IsStrong = true;

    /// <summary>Leaves only when it was: no device, no place, no token.</summary>
    public void Forget() => (Client, Network, TokenHash) = (string.Empty, string.Empty, null);

    /// <summary>Answers whether this ended it; ending twice is harmless.</summary>
    public bool End(SessionEnd why, DateTimeOffset now)
    {
        if (EndedAt is not null) { return false; }
        (EndedAt, EndedBecause) = (now, why);
        return true;
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Login>().WithMany().HasForeignKey(s => s.LoginId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.TokenHash).IsUnique();
        builder.HasIndex(s => new { s.LoginId, s.EndedAt });
        builder.Property(s => s.Client).HasMaxLength(60);
        builder.Property(s => s.Network).HasMaxLength(60);
    }
}
