using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>The authenticator app of a login, customer or staff: six digits that change every 30 seconds (RFC 6238).</summary>
public sealed class Authenticator : IVersioned, IWatched
{
    public Guid LoginId { get; private set; }

    /// <summary>The shared key, sealed by data protection.</summary>
    public string SealedKey { get; private set; } = string.Empty;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the first code proved that the app holds the key; null while it is being set up.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The time step of the newest code accepted: each code is good for one use.</summary>
    public long LastStep { get; private set; }

    public int Version { get; private set; }

    public bool IsConfirmed => ConfirmedAt is not null;

    public IEnumerable<string> Topics => [TopicOf(LoginId)];

    /// <summary>What a page showing a person's second factor watches.</summary>
    public static string TopicOf(Guid loginId) => $"second factor of {loginId}";

    public static Authenticator For(Guid loginId, string sealedKey, DateTimeOffset now) => new() { LoginId = loginId, SealedKey = sealedKey, CreatedAt = now };

    /// <summary>Another key, as long as no code of this one was seen; answers false once there was one.</summary>
    public bool StartOver(string sealedKey, DateTimeOffset now)
    {
        if (IsConfirmed) { return false; }
        (SealedKey, CreatedAt) = (sealedKey, now);
        return true;
    }

    /// <summary>A code of this step was shown. Answers false when it, or a later one, was used before.</summary>
    public bool Accept(long step, DateTimeOffset now)
    {
        if (step <= LastStep) { return false; }
        LastStep = step;
        ConfirmedAt ??= now;
        return true;
    }
}
