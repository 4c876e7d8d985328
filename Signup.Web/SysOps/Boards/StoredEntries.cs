using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>All entries. Each walk follows an index from its place on, so it costs the same however many there are.</summary>
internal sealed class StoredEntries(SignupDb db, IReadOnlyDictionary<Tone, int> counts) : IBoardEntries
{
    public IReadOnlyDictionary<Tone, int> Counts => counts;

    public async Task<List<BoardEntry>> Walk(BoardWalk walk, CancellationToken cancellationToken)
    {
        if (walk.Sort != BoardSort.Worst || walk.Colour is not null) { return await Along(walk).ToListAsync(cancellationToken); }
        List<BoardEntry> walked = [];
        foreach (var colour in ColoursFrom(walk))
        {
            var next = walk with { Colour = colour, From = walk.From?.Tone == colour ? walk.From : null, Take = walk.Take - walked.Count };
            walked.AddRange(await Along(next).ToListAsync(cancellationToken));
            if (walked.Count == walk.Take) { break; }
        }

        return walked;
    }

    /// <summary>Worst first is one colour after the other. Asked for all in one, the database would have to read through the colour of the place from its beginning.</summary>
    private static IEnumerable<Tone> ColoursFrom(BoardWalk walk)
    {
        var colours = walk.Back ? BoardEntry.WorstFirst.Reverse() : BoardEntry.WorstFirst;
        return colours.SkipWhile(c => walk.From is { } from && c != from.Tone);
    }

    private IQueryable<BoardEntry> Along(BoardWalk walk)
    {
        var entries = db.Set<BoardEntry>().AsNoTracking().Where(e => e.OnBoard);
        if (walk.Colour is { } colour)
        {
            var rank = BoardEntry.RankOf(colour);
            entries = entries.Where(e => e.Rank == rank);
        }

        return Ordered(entries, walk).Take(walk.Take);
    }

#pragma warning disable CA1309, CA1310, MA0001, MA0074 // the database compares, byte by byte
    private static IQueryable<BoardEntry> Ordered(IQueryable<BoardEntry> entries, BoardWalk walk)
    {
        var from = walk.From;
        return (walk.Sort, walk.Back) switch
        {
            (BoardSort.Worst, false) => Past(entries, from, e => e.SignedAt <= from!.SignedAt && (e.SignedAt < from.SignedAt || string.Compare(e.Number, from.Number) > 0)).OrderByDescending(e => e.SignedAt).ThenBy(e => e.Number),
            (BoardSort.Worst, true) => Past(entries, from, e => e.SignedAt >= from!.SignedAt && (e.SignedAt > from.SignedAt || string.Compare(e.Number, from.Number) < 0)).OrderBy(e => e.SignedAt).ThenByDescending(e => e.Number),
            (BoardSort.Newest, false) or (BoardSort.Oldest, true) => Past(entries, from, e => e.SignedAt <= from!.SignedAt && (e.SignedAt < from.SignedAt || string.Compare(e.Number, from.Number) < 0)).OrderByDescending(e => e.SignedAt).ThenByDescending(e => e.Number),
            (BoardSort.Newest, true) or (BoardSort.Oldest, false) => Past(entries, from, e => e.SignedAt >= from!.SignedAt && (e.SignedAt > from.SignedAt || string.Compare(e.Number, from.Number) > 0)).OrderBy(e => e.SignedAt).ThenBy(e => e.Number),
            (BoardSort.Deadline, false) => Past(entries, from, e => e.DueAt >= from!.DueAt && (e.DueAt > from.DueAt || string.Compare(e.Number, from.Number) > 0)).OrderBy(e => e.DueAt).ThenBy(e => e.Number),
            (BoardSort.Deadline, true) => Past(entries, from, e => e.DueAt <= from!.DueAt && (e.DueAt < from.DueAt || string.Compare(e.Number, from.Number) < 0)).OrderByDescending(e => e.DueAt).ThenByDescending(e => e.Number),
            (BoardSort.Customer, false) => Past(entries, from, e => string.Compare(e.Customer, from!.Customer) >= 0 && (string.Compare(e.Customer, from.Customer) > 0 || string.Compare(e.Number, from.Number) > 0)).OrderBy(e => e.Customer).ThenBy(e => e.Number),
            (BoardSort.Customer, true) => Past(entries, from, e => string.Compare(e.Customer, from!.Customer) <= 0 && (string.Compare(e.Customer, from.Customer) < 0 || string.Compare(e.Number, from.Number) < 0)).OrderByDescending(e => e.Customer).ThenByDescending(e => e.Number),
        };
    }
#pragma warning restore CA1309, CA1310, MA0001, MA0074

    private static IQueryable<BoardEntry> Past(IQueryable<BoardEntry> entries, BoardEntry? from, Expression<Func<BoardEntry, bool>> beyond) => from is null ? entries : entries.Where(beyond);
}
