using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>A code on paper that stands in for the authenticator app, once.</summary>
public sealed class RecoveryCode : IVersioned, IWatched
{
    public Guid Id { get; private set; }

    public Guid LoginId { get; private set; }

    /// <summary>SHA-256 of the code; the code itself is not kept.</summary>
    public string Hash { get; private set; } = string.Empty;

    public DateTimeOffset? UsedAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Authenticator.TopicOf(LoginId)];

    public static RecoveryCode Of(Guid loginId, string hash) => new() { Id = Guid.CreateVersion7(), LoginId = loginId, Hash = hash };

    /// <summary>Answers false when it was used before.</summary>
    public bool Use(DateTimeOffset now)
    {
        if (UsedAt is not null) { return false; }
        UsedAt = now;
        return true;
    }
}
