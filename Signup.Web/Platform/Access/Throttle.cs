using System.Collections.Concurrent;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Access;

/// <summary>
/// Counts tries per key and says when there were too many. Kept in memory, on the TimeProvider's clock: the framework's own
/// limiters keep a clock that cannot be moved, so the end of a wait could not be tested.
/// </summary>
public sealed class Throttle(TimeProvider time)
{
    private const int SweepAbove = 10_000;
    private readonly ConcurrentDictionary<string, Tries> byKey = new(StringComparer.Ordinal);

    /// <summary>Counts a try and refuses it when the limit is used up. Refused tries do not prolong the wait.</summary>
    public Refusal? Take(Limit limit, string key)
    {
        var now = time.GetUtcNow();
        if (byKey.Count > SweepAbove) { Sweep(now); }
        return byKey.GetOrAdd(key, static _ => new()).Take(limit, now) is { } wait ? TooMany(wait) : null;
    }

    /// <summary>Whether another try would be refused; counts nothing.</summary>
    public Refusal? Look(Limit limit, string key) =>
        byKey.TryGetValue(key, out var tries) && tries.Look(limit, time.GetUtcNow()) is { } wait ? TooMany(wait) : null;

    /// <summary>A try that was counted turned out right: it leaves room for another.</summary>
    public void GiveBack(string key)
    {
        if (byKey.TryGetValue(key, out var tries)) { tries.GiveBack(); }
    }

    /// <summary>429 with the time to wait; endpoints turn "retryAfter" (seconds) into the header.</summary>
    private static Refusal TooMany(TimeSpan wait) => new(RefusalKind.TooMany, "TOO_MANY_REQUESTS", wait <= TimeSpan.FromMinutes(1) ? "Too many tries. Wait 1 minute." : "Too many tries. Wait {0} minutes.")
    {
        Arguments = [(int)Math.Ceiling(wait.TotalMinutes)],
        Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["retryAfter"] = (int)Math.Ceiling(wait.TotalSeconds) },
    };

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, tries) in byKey)
        {
            if (tries.IsForgotten(now)) { byKey.TryRemove(KeyValuePair.Create(key, tries)); }
        }
    }

    private sealed class Tries
    {
        private readonly Queue<DateTimeOffset> made = new();
        private DateTimeOffset forgottenAt;

        public TimeSpan? Take(Limit limit, DateTimeOffset now)
        {
            lock (made)
            {
                if (WaitOf(limit, now) is { } wait) { return wait; }
                made.Enqueue(now);
                forgottenAt = now + limit.Window;
                return null;
            }
        }

        public TimeSpan? Look(Limit limit, DateTimeOffset now)
        {
            lock (made) { return WaitOf(limit, now); }
        }

        public void GiveBack()
        {
            lock (made) { made.TryDequeue(out _); }
        }

        public bool IsForgotten(DateTimeOffset now)
        {
            lock (made) { return forgottenAt <= now; }
        }

        private TimeSpan? WaitOf(Limit limit, DateTimeOffset now)
        {
            while (made.TryPeek(out var oldest) && oldest + limit.Window <= now) { made.Dequeue(); }
            return made.Count < limit.Count ? null : made.TryPeek(out var first) ? first + limit.Window - now : limit.Window;
        }
    }
}
