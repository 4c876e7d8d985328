using System.Collections.Concurrent;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Access;

/// <summary>
/// Counts tries per key and says when there were too many. It counts in memory, on the TimeProvider's clock: the framework's own
/// limiters keep a clock that cannot be moved, so the end of a wait could not be tested. What counts after a restart too goes to the
/// <see cref="TryBook"/>: wrong tries, and all of a key whose limit is used up.
/// </summary>
public sealed class Throttle(TryBook book, TimeProvider time) : ICountsTries
{
    private const int SweepAbove = 10_000;

    // a shorter wait is over before anybody has restarted a server
    private static readonly TimeSpan WorthKeeping = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Tries> byKey = new();
    private int sweepAbove = SweepAbove;

    /// <summary>Counts a try and refuses it when the limit is used up. Refused tries do not prolong the wait.</summary>
    /// <param name="key">What is tried and by whom, "register:203.0.113.7"; kept as a hash, however long it is.</param>
    public Refusal? Take(Limit limit, string key)
    {
        var tries = TriesOf(key, out var now);
        if (tries.Take(limit, now, out var wait) is null) { return TooMany(wait); }
        if (limit.Window >= WorthKeeping) { tries.WhenUsedUp().ForEach(book.Note); }
        return null;
    }

    /// <summary>The same for one that may turn out right: counted before it runs, so that a thousand at once are no way around the limit.</summary>
    public Result<Attempt> Begin(Limit limit, string key)
    {
        var tries = TriesOf(key, out var now);
        return tries.Take(limit, now, out var wait) is { } made ? new Attempt(tries, made, book) : TooMany(wait);
    }

    public bool Remember(KeptTry kept)
    {
        byKey.GetOrAdd(kept.Key, static (_, kept) => new(new(kept.Key, kept.What, kept.Who)), kept).Remember(kept);
        return true;
    }

    public IEnumerable<Block> Blocks()
    {
        var now = time.GetUtcNow();
        return byKey.Values.Select(tries => tries.Block(now)).OfType<Block>();
    }

    public void Lift(Guid key) => byKey.TryRemove(key, out _);

    /// <summary>429 with the time to wait; endpoints turn "retryAfter" (seconds) into the header.</summary>
    private static Refusal TooMany(TimeSpan wait) => new(RefusalKind.TooMany, "TOO_MANY_REQUESTS", wait <= TimeSpan.FromMinutes(1) ? "Too many tries. Wait 1 minute." : "Too many tries. Wait {0} minutes.")
    {
        Arguments = [(int)Math.Ceiling(wait.TotalMinutes)],
        Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["retryAfter"] = (int)Math.Ceiling(wait.TotalSeconds) },
    };

    private Tries TriesOf(string key, out DateTimeOffset now)
    {
        now = time.GetUtcNow();
        if (byKey.Count > sweepAbove) { Sweep(now); }
        var about = TryKey.Of(key);
        return byKey.GetOrAdd(about.Id, static (_, about) => new(about), about);
    }

    /// <summary>Not at each try: what is left after a sweep may double first.</summary>
    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, tries) in byKey)
        {
            if (tries.IsForgotten(now)) { byKey.TryRemove(KeyValuePair.Create(key, tries)); }
        }

        sweepAbove = Math.Max(SweepAbove, byKey.Count * 2);
    }
}
