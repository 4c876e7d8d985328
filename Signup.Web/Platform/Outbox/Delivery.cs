using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Outbox;

/// <summary>
/// A message on its way to one handler. The row goes in the transaction of the handler's effect: so the effect happens once, and what
/// is still here was not heard yet.
/// </summary>
public sealed class Delivery : IWatched
{
    /// <summary>What pages showing deliveries watch.</summary>
    public const string Topic = "messages";

    /// <summary>Tries before it is set aside (quarantine) and a risk is raised.</summary>
    public const int MaxTries = 5;

    /// <summary>The message's.</summary>
    public long Sequence { get; private init; }

    public string Handler { get; private init; } = string.Empty;

    /// <summary>What it is about, an order or a customer: within a lane each handler hears messages in the order they were written.</summary>
    public Guid Lane { get; private init; }

    public int Tries { get; private set; }

    /// <summary>Null while it is set aside.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public DateTimeOffset? QuarantinedAt { get; private set; }

    public string? LastError { get; private set; }

    public OutboxMessage Message { get; private init; } = null!;

    public IEnumerable<string> Topics => [Topic];

    public static Delivery To(string handler, Guid lane, DateTimeOffset now) => new() { Handler = handler, Lane = lane, NextTryAt = now };

    /// <summary>Counts a failed try; answers whether that was the last one.</summary>
    public bool Failed(string error, DateTimeOffset now)
    {
        (Tries, LastError) = (Tries + 1, error);
        var last = Tries >= MaxTries;
        NextTryAt = last ? null : now + TimeSpan.FromSeconds(Math.Pow(2, Tries));
        QuarantinedAt = last ? now : null;
        return last;
    }

    /// <summary>Lets it try again from the start.</summary>
    public void Retry(DateTimeOffset now) => (Tries, NextTryAt, QuarantinedAt) = (0, now, null);
}
