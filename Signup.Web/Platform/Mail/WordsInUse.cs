using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Mail;

/// <summary>The shop's own words that are in use, from memory: read with the first letter, and anew with the first one after a commit that changed some.</summary>
public sealed class WordsInUse : IDisposable
{
    private readonly IDbContextFactory<SignupDb> contexts;
    private readonly IDisposable listening;
    private int changes;
    private Known? known;

    public WordsInUse(IDbContextFactory<SignupDb> contexts, Commits commits)
    {
        this.contexts = contexts;
        listening = commits.OnKind<OwnWords>(() => Interlocked.Increment(ref changes));
    }

    /// <summary>The letter in the shop's own words for its kind and language.</summary>
    public Letter In(string kind, Letter letter) => Of(kind, letter.Language)?.In(letter) ?? letter;

    /// <summary>The newest version; null where there never was one.</summary>
    public OwnWords? Of(string kind, string language) => Newest().GetValueOrDefault((kind, language));

    public void Dispose() => listening.Dispose();

    private Dictionary<(string Kind, string Language), OwnWords> Newest()
    {
        var seen = Volatile.Read(ref changes);
        var read = Volatile.Read(ref known);
        if (read?.After == seen) { return read.Words; }
        read = new(seen, Read()); // whatever is committed meanwhile has counted on, so it is read once more
        Volatile.Write(ref known, read);
        return read.Words;
    }

    private Dictionary<(string Kind, string Language), OwnWords> Read()
    {
        using var db = contexts.CreateDbContext();
        var all = db.Set<OwnWords>();
        return all.AsNoTracking().Where(w => !all.Any(later => later.Kind == w.Kind && later.Language == w.Language && later.Number > w.Number)).ToDictionary(w => (w.Kind, w.Language));
    }

    private sealed record Known(int After, Dictionary<(string Kind, string Language), OwnWords> Words);
}
