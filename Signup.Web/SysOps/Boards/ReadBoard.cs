using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>Reads the board: counts of all running contracts, and those that fit the address. What it costs does not grow with the number of contracts.</summary>
public sealed class ReadBoard(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop, TimeProvider time)
{
    /// <summary>Contracts on a page of the table.</summary>
    public const int PageSize = 50;

    /// <summary>Contracts in a column; the rest is behind a link to the table.</summary>
    public const int ColumnLength = 25;

    /// <summary>Contracts a search looks at, the newest, or a filter, the first due: nobody reads more, and counting them all would take the longer the more there are.</summary>
    public const int MostFound = 500;

    /// <param name="me">Name of whoever looks, for what is theirs.</param>
    public async Task<BoardReading> Run(BoardAddress address, string me = "", CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = new StoredEntries(db, await Counted(db, cancellationToken));
        IBoardEntries fitting = BoardFilter.Of(address, me, now, shop.Value) is { } filter ? await FoundEntries.Filter(db, filter, address.Text, cancellationToken)
            : address.Text.Length == 0 ? all : await FoundEntries.Search(db, address.Text, cancellationToken);
        var found = Fitting(fitting.Counts, address.Colour);
        var page = address.Table ? await Page(db, fitting, address, cancellationToken) : new(await Columns(fitting, address, cancellationToken), false, false);
        var rows = await BoardRows.Of(db, page.Shown, cancellationToken);
        return new(await Counts(db, all, now, cancellationToken), found.Values.Sum(), found, rows, now)
        {
            ThereAreMore = fitting is FoundEntries { ThereAreMore: true }, IsBegun = page.IsBegun, GoesOn = page.GoesOn,
        };
    }

    private static async Task<Dictionary<Tone, int>> Counted(SignupDb db, CancellationToken cancellationToken) =>
        (await db.Counted(BoardEntry.Tallied, cancellationToken)).ToDictionary(t => ToneOf.Colour(Enum.Parse<Colour>(t.Key)), t => t.Value);

    private static async Task<BoardCounts> Counts(SignupDb db, StoredEntries all, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var notAssessed = BoardEntry.RankOf(Tone.Grey);
        var oldest = await db.Set<BoardEntry>().Where(e => e.OnBoard && e.Rank == notAssessed).MinAsync(e => (DateTimeOffset?)e.SignedAt, cancellationToken);
        var late = await db.Set<BoardEntry>().Where(e => e.OnBoard && e.DueAt <= now).OrderBy(e => e.DueAt).Select(e => e.DueAt).Take(NavCount.Most + 1).ToListAsync(cancellationToken);
        return new(all.Counts.GetValueOrDefault(Tone.Red), all.Counts.GetValueOrDefault(Tone.Yellow), all.Counts.GetValueOrDefault(Tone.Green), all.Counts.GetValueOrDefault(Tone.Grey), oldest) { Overdue = late.Count, LongestOverdue = late.Count > 0 ? late[0] : null };
    }

    private static Dictionary<Tone, int> Fitting(IReadOnlyDictionary<Tone, int> counts, Tone? only) =>
        counts.Where(c => only is null || c.Key == only).ToDictionary();

    /// <summary>The top of every column.</summary>
    private static async Task<List<BoardEntry>> Columns(IBoardEntries fitting, BoardAddress address, CancellationToken cancellationToken)
    {
        List<BoardEntry> columns = [];
        foreach (var colour in BoardEntry.WorstFirst.Where(c => address.Colour is null || c == address.Colour))
        {
            columns.AddRange(await fitting.Walk(new(colour, address.Sort, ColumnLength), cancellationToken));
        }

        return columns;
    }

    /// <summary>A page of the table: one entry more than it shows tells whether there is another.</summary>
    private static async Task<BoardPart> Page(SignupDb db, IBoardEntries fitting, BoardAddress address, CancellationToken cancellationToken)
    {
        var skipped = (address.Page - 1) * PageSize;
        var before = await EntryAt(db, address.Before, cancellationToken);
        if (before is not null || address.Before == BoardPlace.End)
        {
            var back = await fitting.Walk(new(address.Colour, address.Sort, PageSize + 1, before, Back: true), cancellationToken);
            if (back.Count > PageSize) { return new([.. back.Take(PageSize).Reverse()], IsBegun: true, GoesOn: before is not null); }

            // that would be the first page without its end: the whole of it is shown below
        }

        var from = await EntryAt(db, address.After, cancellationToken);
        var walked = await fitting.Walk(new(address.Colour, address.Sort, skipped + PageSize + 1, from), cancellationToken);
        return new([.. walked.Skip(skipped).Take(PageSize)], IsBegun: from is not null || skipped > 0, GoesOn: walked.Count > skipped + PageSize);
    }

    /// <summary>The contract beside a place, though it may have left the board or changed its colour; null when there never was such a contract.</summary>
    private static async Task<BoardEntry?> EntryAt(SignupDb db, BoardPlace? place, CancellationToken cancellationToken)
    {
        if (place is not { Number: { Length: > 0 } number, Colour: var colour }) { return null; }
        var contract = await db.Set<Contract>().Where(c => c.Number == number).Select(c => new { c.CustomerName, c.SignedAt }).SingleOrDefaultAsync(cancellationToken);
        return contract is null ? null : new() { Number = number, Customer = contract.CustomerName, SignedAt = contract.SignedAt, DueAt = place.Value.DueAt ?? BoardEntry.Never, Rank = BoardEntry.RankOf(colour) };
    }

    private sealed record BoardPart(List<BoardEntry> Shown, bool IsBegun, bool GoesOn);
}
