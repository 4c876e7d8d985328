namespace SignupWeb.Platform.Clocks;

/// <summary>A timer of a movable clock: remembers at what instant it rings, and is set anew when the clock moves.</summary>
internal sealed class MovedTimer : ITimer
{
    private readonly Lock gate = new();
    private readonly MovableTime time;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer bell;
    private DateTimeOffset? due;
    private TimeSpan every;

    public MovedTimer(MovableTime time, TimerCallback callback, object? state)
    {
        (this.time, this.callback, this.state) = (time, callback, state);
        bell = time.Beneath.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            every = period;
            due = dueTime == Timeout.InfiniteTimeSpan ? null : time.GetUtcNow() + dueTime;
            Register();
        }

        return bell.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The clock was moved: what is left to wait is less, or nothing.</summary>
    public void Moved()
    {
        TimeSpan wait;
        lock (gate)
        {
            if (due is not { } at) { return; }
            wait = at - time.GetUtcNow();
        }

        bell.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The clock was set back: the bell rings when it would have, at an earlier time of the clock.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (gate) { due -= by; }
    }

    public void Dispose()
    {
        time.Disarm(this);
        bell.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        time.Disarm(this);
        return bell.DisposeAsync();
    }

    private void Ring()
    {
        lock (gate)
        {
            if (due is null) { return; }
            due = every > TimeSpan.Zero ? time.GetUtcNow() + every : null;
            Register();
            if (due is not null) { bell.Change(every, Timeout.InfiniteTimeSpan); }
        }

        callback(state);
    }

    /// <summary>The clock knows those that wait, so that one that rang and is forgotten can be collected.</summary>
    private void Register()
    {
        if (due is null) { time.Disarm(this); }
        else { time.Arm(this); }
    }
}
