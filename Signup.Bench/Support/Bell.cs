using System.Collections.Concurrent;
using SignupWeb.Platform.Deadlines;

namespace SignupBench.Support;

/// <summary>When which subject was rung for.</summary>
internal sealed class Rings(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> rung = new();

    public int Count => rung.Count;

    public DateTimeOffset this[Guid subject] => rung[subject];

    public void Ring(Guid subject) => rung.TryAdd(subject, time.GetUtcNow());

    public void Clear() => rung.Clear();
}

/// <summary>A deadline that does nothing but ring.</summary>
internal sealed class Bell(Rings rings) : IWhenDue
{
    public static string Kind => "bench";

    public Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        rings.Ring(subjectId);
        return Task.CompletedTask;
    }
}
