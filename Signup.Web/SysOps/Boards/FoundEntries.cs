using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>
/// What a search or a filter finds, in memory. A search: the newest entries with the words in number, customer or product, in the middle of a word too, whatever the case.
/// One or two letters are too few for that: two find words that begin with them, one finds names that do.
/// </summary>
internal sealed class FoundEntries : IBoardEntries
{
    private readonly List<BoardEntry> found;

    private FoundEntries(List<BoardEntry> found, bool thereAreMore)
    {
        (this.found, ThereAreMore) = (found, thereAreMore);
        Counts = found.CountBy(e => e.Tone).ToDictionary();
    }

    /// <summary>Older ones would fit as well.</summary>
    public bool ThereAreMore { get; }

    public IReadOnlyDictionary<Tone, int> Counts { get; }

    public static async Task<FoundEntries> Search(SignupDb db, string text, CancellationToken cancellationToken)
    {
        var newest = await BoardSearch.Newest(db, text, ReadBoard.MostFound + 1, cancellationToken);
        return new([.. newest.Take(ReadBoard.MostFound).Where(e => e.OnBoard)], newest.Count > ReadBoard.MostFound);
    }

    /// <summary>What fits the filter: the first due, or of those that a search finds.</summary>
    public static async Task<FoundEntries> Filter(SignupDb db, BoardFilter filter, string text, CancellationToken cancellationToken)
    {
        if (text.Length > 0)
        {
            var searched = await Search(db, text, cancellationToken);
            return new(searched.found.FindAll(filter.Fits), searched.ThereAreMore);
        }

        var due = await filter.In(db.Set<BoardEntry>().AsNoTracking()).Take(ReadBoard.MostFound + 1).ToListAsync(cancellationToken);
        return new([.. due.Take(ReadBoard.MostFound)], due.Count > ReadBoard.MostFound);
    }

    public Task<List<BoardEntry>> Walk(BoardWalk walk, CancellationToken cancellationToken)
    {
        var order = new Order(walk.Sort, walk.Back);
        var ahead = found.Where(e => (walk.Colour is null || e.Tone == walk.Colour) && (walk.From is null || order.Compare(e, walk.From) > 0));
        return Task.FromResult(ahead.Order(order).Take(walk.Take).ToList());
    }

    /// <summary>The words as the index knows them: plain text in quotes, of three letters or more. The index has two blanks before every name.</summary>
    internal static string Phrase(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsControl(c))).Replace("\"", "\"\"", StringComparison.Ordinal);
        var letters = text.EnumerateRunes().Count(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.Control);
        return $"\"{new string(' ', Math.Max(0, 3 - letters))}{plain}\"";
    }

    /// <summary>The order the database walks in.</summary>
    private sealed class Order(BoardSort sort, bool back) : IComparer<BoardEntry>
    {
        public int Compare(BoardEntry? x, BoardEntry? y) => back ? Forward(y!, x!) : Forward(x!, y!);

        private int Forward(BoardEntry x, BoardEntry y) => sort switch
        {
            BoardSort.Worst => Either(x.Rank.CompareTo(y.Rank), y.SignedAt.CompareTo(x.SignedAt), string.CompareOrdinal(x.Number, y.Number)),
            BoardSort.Newest => Either(y.SignedAt.CompareTo(x.SignedAt), string.CompareOrdinal(y.Number, x.Number)),
            BoardSort.Oldest => Either(x.SignedAt.CompareTo(y.SignedAt), string.CompareOrdinal(x.Number, y.Number)),
            BoardSort.Deadline => Either(x.DueAt.CompareTo(y.DueAt), string.CompareOrdinal(x.Number, y.Number)),
            BoardSort.Customer => Either(string.CompareOrdinal(x.Customer, y.Customer), string.CompareOrdinal(x.Number, y.Number)),
        };

        private static int Either(params ReadOnlySpan<int> comparisons)
        {
            foreach (var comparison in comparisons) { if (comparison != 0) { return comparison; } }
            return 0;
        }
    }
}
