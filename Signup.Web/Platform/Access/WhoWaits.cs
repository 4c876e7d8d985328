namespace SignupWeb.Platform.Access;

/// <summary>Whoever tried something too often, by all who count.</summary>
public sealed class WhoWaits(Throttle throttle, IEnumerable<ICountsTries> others)
{
    public IReadOnlyList<Block> Now() => [.. others.Prepend(throttle).SelectMany(counter => counter.Blocks()).OrderBy(block => block.Until)];

    /// <summary>Those who count in their own way first; the throttle takes what is left.</summary>
    public void Remember(KeptTry kept) => _ = others.Any(counter => counter.Remember(kept)) || throttle.Remember(kept);

    /// <summary>From now on; the rows are the caller's.</summary>
    public void Lift(Guid key)
    {
        foreach (var counter in others.Prepend(throttle)) { counter.Lift(key); }
    }
}
