namespace SignupWeb.Platform.Clocks;

/// <summary>
/// A clock that runs ahead of the one beneath by as much as it was moved; it moves forwards, but for what is told as if it had happened
/// before (<see cref="SetBack"/>). Timers made by it ring when the move makes them due. Durations are measured on the clock beneath (docs/decisions/0022).
/// </summary>
/// <param name="beneath">The clock it runs on.</param>
/// <param name="ahead">How far it was moved before this process started.</param>
public sealed class MovableTime(TimeProvider beneath, TimeSpan ahead) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<MovedTimer> armed = [];
    private long ahead = ahead.Ticks;

    /// <summary>The clock it runs on, which nobody moves.</summary>
    public TimeProvider Beneath => beneath;

    /// <summary>How far it runs ahead; zero when it was never moved.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref ahead));

    public override long TimestampFrequency => beneath.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => beneath.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => beneath.GetUtcNow() + Ahead;

    public override long GetTimestamp() => beneath.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MovedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and lets what is due now ring.</summary>
    public void Move(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref ahead, by.Ticks);
        List<MovedTimer> waiting;
        lock (gate) { waiting = [.. armed]; }
        waiting.ForEach(timer => timer.Moved());
    }

    /// <summary>Sets the clock back, for a while: whoever waits has as long to wait as before (docs/decisions/0033).</summary>
    public void SetBack(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (gate)
        {
            Interlocked.Add(ref ahead, -by.Ticks);
            foreach (var timer in armed) { timer.SetBack(by); }
        }
    }

    internal void Arm(MovedTimer timer)
    {
        lock (gate) { armed.Add(timer); }
    }

    internal void Disarm(MovedTimer timer)
    {
        lock (gate) { armed.Remove(timer); }
    }
}

/// <summary>Asks a clock for the one beneath.</summary>
public static class UnmovedTime
{
    /// <summary>The time outside: what a phone shows that knows nothing of the moved clock, and what a browser's cookie lives by.</summary>
    public static TimeProvider Unmoved(this TimeProvider time) => time is MovableTime moved ? moved.Beneath : time;
}
