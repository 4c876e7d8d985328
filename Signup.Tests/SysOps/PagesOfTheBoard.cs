using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Boards;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>A board of several pages: always the order of a sorted list, however one walks, and whatever changes meanwhile.</summary>
public sealed class PagesOfTheBoard : IAsyncLifetime
{
    private const int Running = 243;
    private TestDatabase house = null!;

    /// <summary>Many are signed at the same moment and some have the same customer, so that ties have to be broken; some have ended.</summary>
    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps());
        await house.Change(db =>
        {
            for (var i = 0; i < Running + 12; i++)
            {
                var contract = SampleContracts.Plant(db, 500 - i, $"Customer {i % 17}", "Team", BillingCycle.Monthly, house.Time.GetUtcNow().AddHours(-(i % 40)));
                db.Entry(contract).Property(c => c.Colour).CurrentValue = (Colour)(i * 7 % 11 % 4);
                db.Entry(contract).Property(c => c.DueAt).CurrentValue = i % 5 == 0 ? null : house.Time.GetUtcNow().AddHours(i % 23);
                if (i >= Running) { contract.End(house.Time.GetUtcNow()); }
            }

            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    public static TheoryData<BoardSort, string?, string?> EveryWay()
    {
        var ways = new TheoryData<BoardSort, string?, string?>();
        foreach (var sort in Enum.GetValues<BoardSort>())
        {
            foreach (var colour in new[] { null, "red", "yellow", "green", "none" })
            {
                ways.Add(sort, colour, null);
                ways.Add(sort, colour, "customer");
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Walked_forwards_or_backwards_they_are_the_sorted_list(BoardSort sort, string? colour, string? words)
    {
        var sorted = Sorted(await house.All<Contract>(), sort).Where(c => colour is null || BoardAddress.Word(ToneOf.Colour(c.Colour)) == colour).Select(c => c.Number).ToList();
        var start = BoardAddress.Of(colour, words, "table", sort.ToString(), null);

        Assert.Equal(sorted, await Forwards(start));
        Assert.Equal(sorted, await Backwards(start with { Before = BoardPlace.End }));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Columns_begin_as_the_sorted_list_does(BoardSort sort, string? colour, string? words)
    {
        var board = await Read(BoardAddress.Of(colour, words, null, sort.ToString(), null));
        var sorted = Sorted(await house.All<Contract>(), sort);

        foreach (var tone in BoardEntry.WorstFirst.Where(t => colour is null || BoardAddress.Word(t) == colour))
        {
            var column = sorted.Where(c => ToneOf.Colour(c.Colour) == tone).Select(c => c.Number).ToList();
            Assert.Equal(column.Take(ReadBoard.ColumnLength), board.Rows.Where(r => r.Colour == tone).Select(r => r.Number), StringComparer.Ordinal);
            Assert.Equal(column.Count, board.FoundByColour[tone]);
        }
    }

    [Theory]
    [InlineData(BoardSort.Worst)]
    [InlineData(BoardSort.Newest)]
    [InlineData(BoardSort.Customer)]
    [InlineData(BoardSort.Deadline)]
    public async Task What_stays_as_it_is_is_neither_skipped_nor_shown_twice_while_others_change(BoardSort sort)
    {
        var chance = new Random(3);
        var before = await house.All<Contract>();
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var seen = new List<string>();
        for (BoardAddress? here = BoardAddress.Of(null, null, "table", sort.ToString(), null); here is not null;)
        {
            var board = await Read(here);
            seen.AddRange(board.Rows.Select(r => r.Number));
            here = board.GoesOn ? here.Start with { After = Place(board.Rows[^1], sort) } : null;
            await house.Change(db =>
            {
                foreach (var contract in db.Set<Contract>().AsEnumerable().Where(c => c.State != ContractState.Ended && (chance.Next(8) == 0 || c.Number == board.Rows[^1].Number)))
                {
                    changed.Add(contract.Number);
                    if (chance.Next(3) == 0) { contract.End(house.Time.GetUtcNow()); }
                    else { (db.Entry(contract).Property(c => c.Colour).CurrentValue, db.Entry(contract).Property(c => c.DueAt).CurrentValue) = ((Colour)chance.Next(4), house.Time.GetUtcNow().AddHours(chance.Next(30))); }
                }

                SampleContracts.Plant(db, 1000 + seen.Count, "Customer 9", "Team", BillingCycle.Monthly, house.Time.GetUtcNow().AddHours(-9));
                return Task.CompletedTask;
            });
        }

        var stayed = Sorted(before, sort).Select(c => c.Number).Where(n => !changed.Contains(n)).ToList();
        Assert.NotEmpty(stayed);
        Assert.Equal(stayed, seen.Where(n => stayed.Contains(n, StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_page_may_still_be_asked_for_by_its_number()
    {
        var sorted = Sorted(await house.All<Contract>(), BoardSort.Worst).ConvertAll(c => c.Number);
        var third = await Read(BoardAddress.Of(null, null, "table", null, 3));

        Assert.Equal(sorted.Skip(100).Take(50), third.Rows.Select(r => r.Number), StringComparer.Ordinal);
        Assert.True(third is { IsBegun: true, GoesOn: true });
        Assert.False((await Read(BoardAddress.Of(null, null, "table", null, 5))).GoesOn);
        Assert.Empty((await Read(BoardAddress.Of(null, null, "table", null, 20))).Rows);
    }

    [Fact]
    public async Task What_is_no_place_is_the_beginning_and_before_the_beginning_there_is_a_whole_first_page()
    {
        var first = await Read(BoardAddress.Of(null, null, "table", null, null));
        var nowhere = await Read(BoardAddress.Of(null, null, "table", null, null, after: "red.C-99999"));
        var second = await Read(BoardAddress.Of(null, null, "table", null, null, before: BoardPlaceOf(first.Rows[3])));

        Assert.Equal(first.Rows.Select(r => r.Number), nowhere.Rows.Select(r => r.Number), StringComparer.Ordinal);
        Assert.Equal(first.Rows.Select(r => r.Number), second.Rows.Select(r => r.Number), StringComparer.Ordinal);
        Assert.True(second is { IsBegun: false, GoesOn: true });
    }

    private static BoardPlace Place(BoardRow row, BoardSort sort) => new(row.Colour, row.Number, sort == BoardSort.Deadline ? row.DueAt ?? BoardEntry.Never : null);

    private static string BoardPlaceOf(BoardRow row) => new BoardPlace(row.Colour, row.Number).ToString();

    /// <summary>The order of the board, said once more and in one place.</summary>
    private static List<Contract> Sorted(IEnumerable<Contract> contracts, BoardSort sort)
    {
        var running = contracts.Where(c => c.State != ContractState.Ended);
        return [.. sort switch
        {
            BoardSort.Worst => running.OrderBy(c => c.Colour == Colour.Red ? 0 : c.Colour == Colour.Yellow ? 1 : c.Colour == Colour.NotAssessed ? 2 : 3).ThenByDescending(c => c.SignedAt).ThenBy(c => c.Number, StringComparer.Ordinal),
            BoardSort.Newest => running.OrderByDescending(c => c.SignedAt).ThenByDescending(c => c.Number, StringComparer.Ordinal),
            BoardSort.Oldest => running.OrderBy(c => c.SignedAt).ThenBy(c => c.Number, StringComparer.Ordinal),
            BoardSort.Deadline => running.OrderBy(c => c.DueAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Number, StringComparer.Ordinal),
            BoardSort.Customer => running.OrderBy(c => c.CustomerName, StringComparer.Ordinal).ThenBy(c => c.Number, StringComparer.Ordinal),
        }];
    }

    private async Task<List<string>> Forwards(BoardAddress start)
    {
        List<string> seen = [];
        for (BoardAddress? here = start; here is not null;)
        {
            var board = await Read(here);
            Assert.Equal(seen.Count > 0, board.IsBegun);
            seen.AddRange(board.Rows.Select(r => r.Number));
            here = board.GoesOn ? here.Start with { After = Place(board.Rows[^1], start.Sort) } : null;
        }

        return seen;
    }

    /// <summary>The last step shows the whole first page: what was seen of it already counts once.</summary>
    private async Task<List<string>> Backwards(BoardAddress end)
    {
        List<string> seen = [];
        for (BoardAddress? here = end; here is not null;)
        {
            var board = await Read(here);
            seen.InsertRange(0, board.Rows.Select(r => r.Number).Where(n => !seen.Contains(n, StringComparer.Ordinal) || board.IsBegun));
            here = board.IsBegun ? here.Start with { Before = Place(board.Rows[0], end.Sort) } : null;
        }

        return seen;
    }

    private Task<BoardReading> Read(BoardAddress address) => house.Get<ReadBoard>().Run(address);
}
