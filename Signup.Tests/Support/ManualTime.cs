namespace SignupTests.Support;

/// <summary>Stand-in for Microsoft.Extensions.Time.Testing.FakeTimeProvider.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start;
    private TimeSpan set;

    public override DateTimeOffset GetUtcNow() { lock (gate) { return now + set; } }

    public override long GetTimestamp() { lock (gate) { return now.UtcTicks; } }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what falls due, in order, each at its own instant.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset end;
        lock (gate) { end = now + by; }
        while (true)
        {
            ManualTimer? next;
            lock (gate)
            {
                next = timers.Where(t => t.Due is { } d && d <= end).MinBy(t => t.Due);
                if (next is null) { now = end; return; }
                if (next.Due > now) { now = next.Due.Value; }
                next.Due = next.Period > TimeSpan.Zero ? next.Due + next.Period : null;
            }

            next.Fire();
        }
    }

    /// <summary>Somebody sets the clock, forwards or back: no time has passed, and what waits waits on as long as it would have.</summary>
    public void Set(TimeSpan by) { lock (gate) { set += by; } }

    private sealed class ManualTimer(ManualTime owner, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }
        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner.gate)
            {
                Period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : owner.now + dueTime;
                if (!owner.timers.Contains(this)) { owner.timers.Add(this); }
            }

            if (dueTime == TimeSpan.Zero) { lock (owner.gate) { Due = period > TimeSpan.Zero ? owner.now + period : null; } Fire(); }
            return true;
        }

        public void Dispose() { lock (owner.gate) { owner.timers.Remove(this); } }

        public ValueTask DisposeAsync() { Dispose(); return ValueTask.CompletedTask; }
    }
}
