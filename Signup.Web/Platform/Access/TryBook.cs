using System.Collections.Concurrent;

namespace SignupWeb.Platform.Access;

/// <summary>Tries that are to count after a restart, on their way to the database: nobody waits for that.</summary>
public sealed class TryBook(ILogger<TryBook> log)
{
    private readonly ConcurrentQueue<KeptTry> noted = new();

    /// <summary>Called when there is something to write.</summary>
    public Action<KeptTry>? Noted { get; set; }

    /// <summary>Notes one that was wrong, for who reads the log as well: its key tells that it is the same again, and not who it is.</summary>
    public void NoteWrong(KeptTry one)
    {
        log.LogInformation("A try was wrong: {What} {Key}", one.What, one.Key);
        Note(one);
    }

    /// <summary>Notes one, once.</summary>
    public void Note(KeptTry one)
    {
        if (!one.MayBeKept()) { return; }
        noted.Enqueue(one);
        Noted?.Invoke(one);
    }

    /// <summary>What was noted since the last time.</summary>
    public IReadOnlyList<KeptTry> Take()
    {
        List<KeptTry> all = [];
        while (noted.TryDequeue(out var one)) { all.Add(one); }
        return all;
    }
}
