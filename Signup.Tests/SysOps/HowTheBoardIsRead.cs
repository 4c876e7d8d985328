using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>Board and risks stay quick however many there are: every statement goes by an index, and none sorts or reads through a table.</summary>
public sealed class HowTheBoardIsRead : IAsyncLifetime
{
    private readonly Statements statements = new();
    private TestDatabase house = null!;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));
        await house.Change(db => Task.FromResult(ManyContracts.Sample(db, house.Time.GetUtcNow())));
        await using var db = house.Open();
        await ManyContracts.Plant(db, (await house.All<Contract>())[0], 2, 400);
        await db.Database.ExecuteSqlAsync($"""UPDATE contracts SET "DueAt" = {house.Time.GetUtcNow().UtcTicks - 1} + CAST(substr("Number", 3) AS INTEGER) % 3 WHERE "Number" LIKE '%1' OR "Number" LIKE '%2'""");
        await house.Change(async changing =>
        {
            foreach (var contract in (await changing.Set<Contract>().ToListAsync()).Where(c => c.Number.EndsWith('2'))) { changing.Entry(contract).Property(c => c.Acknowledgement).CurrentValue = new("Ben Adler", null, default, "Noted", NextAction.CallCustomer, "Ben Adler", default); }
        });
        await house.Save([.. Enumerable.Range(0, 120).Select(i => Risk.Found("KIND", (Severity)(i % 2), Guid.NewGuid(), "One.", house.Time.GetUtcNow().AddMinutes(i)))]);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("?sort=newest")]
    [InlineData("?sort=customer&colour=red")]
    [InlineData("?view=table")]
    [InlineData("?view=table&page=3")]
    [InlineData("?view=table&before=end")]
    [InlineData("?view=table&after=yellow.C-00022")]
    [InlineData("?view=table&before=none.C-00033&colour=none")]
    [InlineData("?view=table&sort=newest&after=red.C-00201")]
    [InlineData("?view=table&sort=oldest&after=red.C-00201&colour=red")]
    [InlineData("?view=table&sort=customer&after=green.C-00202")]
    [InlineData("?view=table&sort=customer&before=end&colour=green")]
    [InlineData("?sort=deadline")]
    [InlineData("?view=table&sort=deadline&after=red.C-00201.639300000000000000")]
    [InlineData("?view=table&sort=deadline&before=end&colour=red")]
    [InlineData("?view=table&owner=nobody")]
    [InlineData("?owner=Ben%20Adler&sort=deadline")]
    [InlineData("?due=overdue&colour=red")]
    [InlineData("?due=today&owner=nobody&sort=customer")]
    public async Task The_board_goes_by_indexes_only(string query)
    {
        var address = AddressOf(query);
        statements.Clear();

        var board = await house.Get<ReadBoard>().Run(address);

        Assert.NotEmpty(board.Rows);
        await NothingIsReadThrough();
    }

    [Theory]
    [InlineData("gmbh")]
    [InlineData("ü")]
    [InlineData("c-00123")]
    public async Task A_search_asks_its_index_first(string words)
    {
        statements.Clear();
        await house.Get<ReadBoard>().Run(AddressOf($"?q={words}&view=table"));

        await NothingIsReadThrough();
        Assert.Single(statements.All, s => s.Text.Contains("board_search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_for_several_words_asks_for_the_rarest_alone()
    {
        statements.Clear();
        var board = await house.Get<ReadBoard>().Run(AddressOf("?q=harborcor%20logistics&view=table"));

        Assert.NotEmpty(board.Rows);
        await NothingIsReadThrough();
        Assert.DoesNotContain(statements.All.SelectMany(s => s.Parameters), p => p.Value is "\"harborcor logistics\"");
    }

    [Theory]
    [InlineData(false, null, false)]
    [InlineData(false, null, true)]
    [InlineData(false, Severity.Yellow, true)]
    [InlineData(true, null, false)]
    public async Task The_risks_go_by_indexes_only(bool resolved, Severity? only, bool further)
    {
        var place = further ? RiskPlace.Behind((await house.All<Risk>())[60]) : null;
        statements.Clear();

        await house.Get<ReadRisks>().Run(resolved, only, place);

        await NothingIsReadThrough();
    }

    [Fact]
    public async Task The_board_reads_each_number_once()
    {
        statements.Clear();
        await house.Get<ReadBoard>().Run(AddressOf(""));

        Assert.Single(statements.All, s => s.Text.Contains("\"tallies\"", StringComparison.Ordinal));
        Assert.DoesNotContain(statements.All, s => s.Text.Contains("COUNT(", StringComparison.Ordinal));
        Assert.Equal(9, statements.All.Count);
    }

    private static BoardAddress AddressOf(string query)
    {
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        string? Of(string name) => asked.TryGetValue(name, out var value) ? value.ToString() : null;
        return BoardAddress.Of(Of("colour"), Of("q"), Of("view"), Of("sort"), Of("page") is { } page ? int.Parse(page, CultureInfo.InvariantCulture) : null, Of("after"), Of("before"), Of("owner"), Of("due"));
    }

    private async Task NothingIsReadThrough()
    {
        Assert.NotEmpty(statements.All);
        foreach (var statement in statements.All.ToList())
        {
            foreach (var step in await Plan(statement))
            {
                var isFine = !step.Contains("TEMP B-TREE", StringComparison.Ordinal)
                    && (!step.StartsWith("SCAN", StringComparison.Ordinal) || step.Contains("VIRTUAL TABLE INDEX", StringComparison.Ordinal) || step is "SCAN s" or "SCAN CONSTANT ROW" || IsWholeOfFew(step));
                Assert.True(isFine, $"{step} in: {statement.Text}");
            }
        }
    }

    /// <summary>Six counts, or the first entries of an index of its own.</summary>
    private static bool IsWholeOfFew(string step) => step.StartsWith("SCAN t", StringComparison.Ordinal) || (step.StartsWith("SCAN b", StringComparison.Ordinal) && step.Contains("USING INDEX IX_board_entries_", StringComparison.Ordinal));

    private async Task<List<string>> Plan(Statement statement)
    {
        await using var db = house.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement.Text;
        foreach (var (name, value) in statement.Parameters) { command.Parameters.Add(new SqliteParameter(name, value)); }
        List<string> steps = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) { steps.Add(reader.GetString(3)); }
        return steps;
    }

    private sealed record Statement(string Text, List<(string Name, object? Value)> Parameters);

    private sealed class Statements : DbCommandInterceptor
    {
        public List<Statement> All { get; } = [];

        public void Clear() => All.Clear();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            All.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
            return ValueTask.FromResult(result);
        }
    }
}
