using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Boards;

/// <summary>Reads the board: counts of all running contracts, and those that fit the address.</summary>
public sealed class ReadBoard(IDbContextFactory<SignupDb> contexts, TimeProvider time)
{
    /// <summary>Contracts on a page of the table.</summary>
    public const int PageSize = 50;

    /// <summary>Contracts in a column; the rest is behind a link to the table.</summary>
    public const int ColumnLength = 25;

    private static readonly Colour[] WorstFirst = [Colour.Red, Colour.Yellow, Colour.NotAssessed, Colour.Green];

    public async Task<BoardReading> Run(BoardAddress address, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var running = db.Set<Contract>().AsNoTracking().Where(c => c.State != ContractState.Ended);
        var counts = await Count(running, cancellationToken);
        var fitting = Fitting(running, address);
        var found = await ByColour(fitting, cancellationToken);
        var shown = await Shown(fitting, address, cancellationToken);
        var rows = await BoardRows.Of(db, shown, cancellationToken);
        return new(counts, found.Values.Sum(), found.ToDictionary(f => ToneOf.Colour(f.Key), f => f.Value), rows, time.GetUtcNow());
    }

    private static async Task<BoardCounts> Count(IQueryable<Contract> running, CancellationToken cancellationToken)
    {
        var all = await ByColour(running, cancellationToken);
        var oldest = await running.Where(c => c.Colour == Colour.NotAssessed).MinAsync(c => (DateTimeOffset?)c.SignedAt, cancellationToken);
        return new(all.GetValueOrDefault(Colour.Red), all.GetValueOrDefault(Colour.Yellow), all.GetValueOrDefault(Colour.Green), all.GetValueOrDefault(Colour.NotAssessed), oldest);
    }

    private static Task<Dictionary<Colour, int>> ByColour(IQueryable<Contract> contracts, CancellationToken cancellationToken) =>
        contracts.GroupBy(c => c.Colour).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    private static IQueryable<Contract> Fitting(IQueryable<Contract> contracts, BoardAddress address)
    {
        if (address.Colour is { } tone)
        {
            var colour = ToneOf.Back(tone);
            contracts = contracts.Where(c => c.Colour == colour);
        }

        if (address.Text.Length == 0) { return contracts; }
        var like = "%" + address.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        return contracts.Where(c => EF.Functions.Like(c.Number, like, "\\") || EF.Functions.Like(c.CustomerName, like, "\\") || EF.Functions.Like(c.PlanName, like, "\\"));
    }

    /// <summary>A page of the table, or the top of every column.</summary>
    private static async Task<IReadOnlyList<ShownContract>> Shown(IQueryable<Contract> fitting, BoardAddress address, CancellationToken cancellationToken)
    {
        if (address.Table) { return await Ordered(fitting, address.Sort).Skip((address.Page - 1) * PageSize).Take(PageSize).Select(ShownContract.From).ToListAsync(cancellationToken); }
        List<ShownContract> columns = [];
        foreach (var colour in WorstFirst)
        {
            columns.AddRange(await Ordered(fitting.Where(c => c.Colour == colour), address.Sort).Take(ColumnLength).Select(ShownContract.From).ToListAsync(cancellationToken));
        }

        return columns;
    }

    private static IQueryable<Contract> Ordered(IQueryable<Contract> contracts, BoardSort sort) => sort switch
    {
        BoardSort.Worst => contracts.OrderBy(c => c.Colour == Colour.Red ? 0 : c.Colour == Colour.Yellow ? 1 : c.Colour == Colour.NotAssessed ? 2 : 3).ThenByDescending(c => c.SignedAt).ThenBy(c => c.Number),
        BoardSort.Newest => contracts.OrderByDescending(c => c.SignedAt).ThenByDescending(c => c.Number),
        BoardSort.Oldest => contracts.OrderBy(c => c.SignedAt).ThenBy(c => c.Number),
        BoardSort.Customer => contracts.OrderBy(c => c.CustomerName).ThenBy(c => c.Number),
    };
}
