using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Boards;

/// <summary>
/// Finds the newest entries with a text by the index of three letters in a row. The index would walk all entries that share any three letters of the text,
/// so a text of several words is looked up by its rarest word, and the rest of it is compared with what that finds (docs/decisions/0019).
/// </summary>
public static class BoardSearch
{
    private const int Letters = 3;

    /// <summary>Entries looked at in one go, at least.</summary>
    private const int LeastPiece = 64;

    /// <summary>Then even the rarest word is a common one, and the index compares the whole text.</summary>
    private const int MostPieces = 4;

    /// <summary>The newest first.</summary>
    public static async Task<List<BoardEntry>> Newest(SignupDb db, string text, int most, CancellationToken cancellationToken) =>
        (Words(text) is { Count: > 0 } words ? await ByTheRarest(db, text, words, most, cancellationToken) : null) ?? await With(db, text, long.MaxValue, most, cancellationToken);

    /// <summary>Each word with the blank before it, which makes it rarer, where that is three letters or more; numbers first, then the longest. None that is the whole text.</summary>
    public static List<string> Words(string text)
    {
        List<string> words = [];
        var plain = Plain(text);
        for (var at = 0; at < plain.Length;)
        {
            var end = plain.IndexOf(' ', at) is >= 0 and var blank ? blank : plain.Length;
            var word = plain[Math.Max(0, at - 1)..end];
            if (end > at && word.EnumerateRunes().Count() >= Letters && word.Length < plain.Length) { words.Add(word); }
            at = end + 1;
        }

        return [.. words.OrderByDescending(word => word.Any(char.IsAsciiDigit)).ThenByDescending(word => word.Length)];
    }

    /// <summary>Null when that would take too long.</summary>
    private static async Task<List<BoardEntry>?> ByTheRarest(SignupDb db, string text, List<string> words, int most, CancellationToken cancellationToken)
    {
        var (piece, rarest, reach) = (Math.Max(most, LeastPiece), words[0], long.MinValue);
        foreach (var word in words)
        {
            // the oldest first: the index reads that way several times faster
            var rows = await db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM board_search({FoundEntries.Phrase(word)}) ORDER BY rowid LIMIT {piece}""").ToListAsync(cancellationToken);
            if (rows.Count < piece) { return [.. Fitting(await At(db, rows, cancellationToken), text, most)]; }
            if (rows[^1] > reach) { (rarest, reach) = (word, rows[^1]); }
        }

        List<BoardEntry> found = [];
        for (var (pieces, before) = (0, long.MaxValue); pieces < MostPieces; pieces++)
        {
            var next = await With(db, rarest, before, piece, cancellationToken);
            found.AddRange(Fitting(next, text, most - found.Count));
            if (found.Count == most || next.Count < piece) { return found; }
            before = next[^1].Row;
        }

        return null;
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsControl(c))).Trim();

    private static IEnumerable<BoardEntry> Fitting(List<BoardEntry> entries, string text, int most)
    {
        var plain = Plain(text);
        return entries.Where(entry => Has(entry, plain)).Take(most);
    }

    private static bool Has(BoardEntry entry, string text) => new[] { entry.Number, entry.Customer, entry.Plan }.Any(said => said.Contains(text, StringComparison.OrdinalIgnoreCase));

    // the index first, always: CROSS JOIN keeps the planner from beginning at the other end
    private static async Task<List<BoardEntry>> With(SignupDb db, string text, long before, int most, CancellationToken cancellationToken)
    {
        var found = await db.Set<BoardEntry>().FromSql($"""
            SELECT e.* FROM (SELECT rowid AS "Found" FROM board_search({FoundEntries.Phrase(text)}) WHERE rowid < {before} ORDER BY rowid DESC LIMIT {most}) AS s
            CROSS JOIN board_entries AS e WHERE e."Row" = s."Found"
            """).AsNoTracking().ToListAsync(cancellationToken);
        return [.. found.OrderByDescending(entry => entry.Row)];
    }

    private static async Task<List<BoardEntry>> At(SignupDb db, List<long> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) { return []; }
        var found = await db.Set<BoardEntry>().AsNoTracking().Where(e => EF.Parameter(rows).Contains(e.Row)).ToListAsync(cancellationToken);
        return [.. found.OrderByDescending(entry => entry.Row)];
    }
}
