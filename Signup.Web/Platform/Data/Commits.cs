using System.Collections.Concurrent;

namespace SignupWeb.Platform.Data;

/// <summary>Tells those who wait what kinds of rows, and which topics, a commit has just changed.</summary>
public sealed class Commits(ILogger<Commits> log)
{
    private readonly ConcurrentDictionary<Guid, (Type? Kind, string? Topic, Action Woken)> listeners = new();

    /// <summary>Wakes a worker when rows of this kind were written.</summary>
    public IDisposable OnKind<TRow>(Action woken) => Listen((typeof(TRow), null, woken));

    /// <summary>Wakes a page when something it shows was written; in the language of whoever wrote it.</summary>
    public IDisposable OnTopic(string topic, Action woken) => Listen((null, topic, woken));

    internal void Publish(IReadOnlySet<Type> kinds, IReadOnlySet<string> topics)
    {
        foreach (var (kind, topic, woken) in listeners.Values)
        {
            if ((kind is null || !kinds.Contains(kind)) && (topic is null || !topics.Contains(topic))) { continue; }
            try
            {
                woken();
            }
#pragma warning disable CA1031 // a page that is going away must not fail somebody else's commit
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogWarning(e, "A listener of {Kind}{Topic} failed", kind?.Name, topic);
            }
        }
    }

    private Listener Listen((Type?, string?, Action) listener)
    {
        var key = Guid.NewGuid();
        listeners[key] = listener;
        return new Listener(this, key);
    }

    private sealed class Listener(Commits owner, Guid key) : IDisposable
    {
        public void Dispose() => owner.listeners.TryRemove(key, out _);
    }
}
