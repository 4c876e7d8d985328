namespace SignupWeb.Payments.Webhooks;

/// <summary>
/// Whether webhooks are coming in one upon another, as after an outage. Then they are all taken in first, so that the payment service
/// need not send them again, and acted on after at most <see cref="Longest"/>. How fast they come is a matter of the machine: its clock
/// counts, not the shop's, which may be moved.
/// </summary>
public sealed class Burst(TimeProvider time)
{
    /// <summary>How long a burst may hold up what is to be done about it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>How long after the last ones it is over.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>From how many within one pause it is a burst.</summary>
    public const int Many = 20;

    private readonly Lock gate = new();
    private DateTimeOffset since;
    private DateTimeOffset last;
    private DateTimeOffset? began;
    private int count;

    /// <summary>True while there is one and it has not held things up for long enough.</summary>
    public bool IsOn
    {
        get
        {
            var now = time.GetUtcNow();
            lock (gate) { return began is { } start && now < last + Pause && now < start + Longest; }
        }
    }

    /// <summary>Waits while there is one.</summary>
    public async Task Pass(CancellationToken cancellationToken)
    {
        while (IsOn) { await Task.Delay(Pause, time, cancellationToken); }
    }

    /// <summary>One more has come.</summary>
    public void Count()
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (now >= last + Pause) { began = null; }
            if (now >= since + Pause) { (since, count) = (now, 0); }
            last = now;
            if (++count >= Many) { began ??= now; }
        }
    }
}
