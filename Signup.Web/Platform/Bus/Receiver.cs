using SignupWeb.Kernel;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Bus;

/// <summary>What a receiver is.</summary>
public enum ReceiverKind
{
    /// <summary>An address on the web that takes posts.</summary>
    Webhook,

    /// <summary>The broker of the settings.</summary>
    RabbitMq,
}

/// <summary>Why and since when a receiver gets nothing.</summary>
/// <param name="Why">In English; what it said itself stays as it came.</param>
/// <param name="By">Who did it; null when the shop did by itself.</param>
public sealed record SwitchedOff(DateTimeOffset At, string Why, string? By)
{
    /// <summary>It said itself that it is gone.</summary>
    public bool IsGone { get; init; }
}

/// <summary>Somebody who hears our public events.</summary>
public sealed class Receiver : IVersioned, IWatched
{
    /// <summary>What pages showing receivers watch.</summary>
    public const string Topic = "receivers";

    /// <summary>Kind of the risk that one was switched off by itself.</summary>
    public const string Risk = "receiver-switched-off";

    /// <summary>Kind of the risk that the broker is not reached.</summary>
    public const string BrokerRisk = "broker-not-reached";

    /// <summary>How long the broker may be away before somebody is told.</summary>
    public static readonly TimeSpan BrokerMayBeAway = TimeSpan.FromMinutes(5);

    /// <summary>How long the secret before still signs beside the new one.</summary>
    public static readonly TimeSpan OldSecretSigns = TimeSpan.FromDays(1);

    public static readonly Refusal FromSettings = Refusal.Conflict("RECEIVER_FROM_SETTINGS", "The broker is set in the configuration, and changed there.");

    public static readonly Refusal NotFound = Refusal.NotFound("RECEIVER_NOT_FOUND", "There is no such receiver any more.");

    public ReceiverId Id { get; private init; }

    public ReceiverKind Kind { get; private init; }

    public string Url { get; private set; } = string.Empty;

    /// <summary>The public names it hears; none for all.</summary>
    public IReadOnlyList<string> Events { get; private set; } = [];

    /// <summary>Sealed: <see cref="ReceiverSecrets"/> opens it.</summary>
    public string Secret { get; private set; } = string.Empty;

    /// <summary>The one before, sealed likewise.</summary>
    public string? OldSecret { get; private set; }

    /// <summary>Until then both sign.</summary>
    public DateTimeOffset? OldSecretUntil { get; private set; }

    public string By { get; private init; } = string.Empty;

    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>Since when it has taken nothing that was tried; null while it takes.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Somebody was told that it fails.</summary>
    public bool IsReported { get; private set; }

    /// <summary>Null while it is on.</summary>
    public SwitchedOff? Off { get; private set; }

    /// <summary>For the database.</summary>
    public bool IsOn { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Topic];

    /// <summary>As logs and risks name it: what stands behind the host may be a secret of the receiver.</summary>
    public string Host => Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Authority.Length > 0 ? address.Authority : Url;

    internal AuditSubject Subject => new(Host, Id.Value);

    /// <summary>For the audit.</summary>
    internal string EventsInWords => Events.Count == 0 ? "All" : string.Join(", ", Events);

    public static Receiver At(ReceiverId id, string url, IReadOnlyList<string> events, string sealedSecret, string by, DateTimeOffset now) =>
        new() { Id = id, Kind = ReceiverKind.Webhook, Url = url, Events = events, Secret = sealedSecret, By = by, RegisteredAt = now, IsOn = true };

    public static Receiver Broker(string exchange, DateTimeOffset now) => new() { Id = ReceiverId.New(), Kind = ReceiverKind.RabbitMq, Url = "rabbitmq:" + exchange, By = "Bus:RabbitMq:Uri", RegisteredAt = now, IsOn = true };

    public bool Hears(string name) => IsOn && (Events.Count == 0 || Events.Contains(name, StringComparer.Ordinal));

    public void Change(string url, IReadOnlyList<string> events) => (Url, Events) = (url, events);

    /// <summary>The secret until now signs for another day, so that the receiver may change in its own time.</summary>
    public void Roll(string sealedSecret, DateTimeOffset now) => (OldSecret, OldSecretUntil, Secret) = (Secret, now + OldSecretSigns, sealedSecret);

    /// <summary>It took one; true when somebody was told that it did not.</summary>
    public bool Took()
    {
        var wasReported = IsReported;
        (FailingSince, IsReported) = (null, false);
        return wasReported;
    }

    /// <summary>
    /// It did not take one; true when somebody must be told of it now. An address that fails for long, or says that it is gone, is switched
    /// off. The broker never is.
    /// </summary>
    public bool Failed(PostAnswer answer, DateTimeOffset now)
    {
        FailingSince ??= now;
        var last = now - FailingSince.Value;
        var isTooMuch = Schedule.Of(Kind).GivesUpAfter is { } patience ? answer.IsGone || last >= patience : last >= BrokerMayBeAway;
        if (!IsOn || IsReported || !isTooMuch) { return false; }
        IsReported = true;
        if (Kind == ReceiverKind.Webhook) { SwitchOff(new(now, answer.IsGone ? "It says that it is gone (410)." : $"It took nothing for three days. The last answer: {answer.InShort}", By: null) { IsGone = answer.IsGone }); }
        return true;
    }

    /// <summary>Twice changes nothing.</summary>
    public void SwitchOff(SwitchedOff off)
    {
        if (IsOn) { (Off, IsOn) = (off, false); }
    }

    /// <summary>What still waits goes out.</summary>
    public void SwitchOn() => (Off, IsOn, FailingSince, IsReported) = (null, true, null, false);
}
