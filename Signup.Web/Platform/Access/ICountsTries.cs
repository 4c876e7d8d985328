namespace SignupWeb.Platform.Access;

/// <summary>Somebody who has to wait.</summary>
/// <param name="Key">Lifts it.</param>
/// <param name="What">What they try too often; as in <see cref="TryKey"/>.</param>
/// <param name="Who">As in <see cref="TryKey"/>.</param>
/// <param name="Count">How many tries count.</param>
/// <param name="Until">Then one more is free.</param>
public sealed record Block(Guid Key, string What, string Who, int Count, DateTimeOffset Until);

/// <summary>Counts tries in memory, and goes on after a restart where it was.</summary>
public interface ICountsTries
{
    /// <summary>Whoever waits now.</summary>
    IEnumerable<Block> Blocks();

    /// <summary>Counts one from before the process started; false when it is not one of its own.</summary>
    bool Remember(KeptTry kept);

    /// <summary>Begins to count anew; the rows are the caller's.</summary>
    void Lift(Guid key);
}
