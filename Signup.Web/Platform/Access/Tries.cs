namespace SignupWeb.Platform.Access;

/// <summary>The tries of one key that count, in their order.</summary>
internal sealed class Tries(TryKey about)
{
    private readonly LinkedList<KeptTry> made = [];
    private readonly Lock gate = new();
    private Limit limit = new();

    /// <summary>Counts one; null when the limit is used up.</summary>
    public LinkedListNode<KeptTry>? Take(Limit most, DateTimeOffset now, out TimeSpan wait)
    {
        lock (gate)
        {
            limit = most;
            wait = WaitAt(now);
            return wait > TimeSpan.Zero ? null : made.AddLast(KeptTry.Now(about, most, now));
        }
    }

    public void GiveBack(LinkedListNode<KeptTry> one)
    {
        lock (gate)
        {
            if (one.List == made) { made.Remove(one); }
        }
    }

    public void Remember(KeptTry kept)
    {
        lock (gate)
        {
            made.AddLast(kept);
            limit = new() { Count = kept.Most, Window = kept.Until - kept.At };
        }
    }

    /// <summary>All that count, once no more are allowed: what is no mistake by itself is not worth a row before.</summary>
    public List<KeptTry> WhenUsedUp()
    {
        lock (gate) { return made.Count < limit.Count ? [] : [.. made]; }
    }

    public bool IsForgotten(DateTimeOffset now)
    {
        lock (gate) { return made.Last is null || made.Last.Value.Until <= now; }
    }

    public Block? Block(DateTimeOffset now)
    {
        lock (gate) { return WaitAt(now) is var wait && wait > TimeSpan.Zero ? new(about.Id, about.What, about.Who, made.Count, now + wait) : null; }
    }

    private TimeSpan WaitAt(DateTimeOffset now)
    {
        while (made.First is { } oldest && oldest.Value.At + limit.Window <= now) { made.RemoveFirst(); }
        return made.First is { } first && made.Count >= limit.Count ? first.Value.At + limit.Window - now : TimeSpan.Zero;
    }
}
