namespace SignupWeb.Platform.Data;

/// <summary>Tells those who wait what kinds of rows, and which topics, a commit has just changed. A commit looks only at those who wait for it.</summary>
public sealed class Commits(ILogger<Commits> log)
{
    private readonly Lock gate = new();

    // by kind of row (a Type) or by topic (a string)
    private readonly Dictionary<object, List<Listener>> listeners = [];

    /// <summary>Wakes a worker when rows of this kind were written.</summary>
    public IDisposable OnKind<TRow>(Action woken) => Listen(typeof(TRow), woken);

    /// <summary>Wakes a page when something it shows was written; in the language of whoever wrote it.</summary>
    public IDisposable OnTopic(string topic, Action woken) => Listen(topic, woken);

    /// <summary>Wakes everybody: something may have been missed.</summary>
    public void WakeAll()
    {
        List<Listener> all;
        lock (gate) { all = [.. listeners.Values.SelectMany(those => those)]; }
        Wake(all);
    }

    /// <summary>Wakes whoever waits for one of them; the writer calls it after each commit.</summary>
    public void Publish(IReadOnlySet<Type> kinds, IReadOnlySet<string> topics)
    {
        List<Listener> waiting = [];
        lock (gate)
        {
            foreach (var kind in kinds) { AddThoseOf(kind, waiting); }
            foreach (var topic in topics) { AddThoseOf(topic, waiting); }
        }

        Wake(waiting);
    }

    private void Wake(List<Listener> waiting)
    {
        foreach (var listener in waiting)
        {
            try
            {
                listener.Woken();
            }
#pragma warning disable CA1031 // a page that is going away must not fail somebody else's commit
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogWarning(e, "A listener of {What} failed", listener.What);
            }
        }
    }

    private void AddThoseOf(object what, List<Listener> waiting)
    {
        if (listeners.TryGetValue(what, out var those)) { waiting.AddRange(those); }
    }

    private Listener Listen(object what, Action woken)
    {
        var listener = new Listener(this, what, woken);
        lock (gate)
        {
            if (!listeners.TryGetValue(what, out var those)) { listeners.Add(what, those = []); }
            those.Add(listener);
        }

        return listener;
    }

    private void Forget(Listener listener)
    {
        lock (gate)
        {
            if (listeners.TryGetValue(listener.What, out var those) && those.Remove(listener) && those.Count == 0) { listeners.Remove(listener.What); }
        }
    }

    private sealed class Listener(Commits owner, object what, Action woken) : IDisposable
    {
        public object What => what;

        public Action Woken => woken;

        public void Dispose() => owner.Forget(this);
    }
}
