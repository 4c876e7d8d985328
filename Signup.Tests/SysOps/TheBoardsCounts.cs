using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>The counts kept beside contracts and risks say what counting them would, whoever changes what; and when they do not, that is found.</summary>
public class TheBoardsCounts : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");
    private TestDatabase house = null!;

    private protected TestDatabase House => house;

    public async Task InitializeAsync() => house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps());

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20261121)]
    public async Task They_are_right_after_any_changes_in_any_order(int seed)
    {
        var chance = new Random(seed);
        for (var step = 0; step < 120; step++)
        {
            await house.Change(db => Change(db, chance, step));
            if (step % 20 == 19) { await SameAsCounted(); }
        }
    }

    [Fact]
    public async Task They_are_right_after_many_changes_at_once()
    {
        await house.Change(db =>
        {
            for (var i = 0; i < 40; i++) { SampleContracts.Plant(db, 100 + i, $"Customer {i}", "Team", BillingCycle.Monthly, house.Time.GetUtcNow()); }
            return Task.CompletedTask;
        });
        var criteria = await house.All<Criterion>();

        await Task.WhenAll(criteria.Where(c => c.Position <= 3).Select((c, i) => Task.Run(() => house.Get<ColourCriterion>().Run(c.Id, new((Colour)(i % 4), null, "Measured", 0), Ana)))
            .Concat(Enumerable.Range(0, 40).Select(i => Task.Run(() => house.Announce(new RiskFound($"KIND_{i % 5}", i % 3 == 0 ? "Red" : "Yellow", Guid.NewGuid(), "One."))))));
        await house.Deliver();

        await SameAsCounted();
    }

    [Fact]
    public async Task They_are_right_after_changes_made_past_the_application()
    {
        await using var db = house.Open();
        await house.Change(planting => Task.FromResult(ManyContracts.Sample(planting, house.Time.GetUtcNow())));
        await ManyContracts.Plant(db, (await house.All<Contract>())[0], 2, 300);
        await SameAsCounted();

        await db.Database.ExecuteSqlRawAsync("""UPDATE contracts SET "State" = 'Ended', "Colour" = 'Red' WHERE "Number" LIKE '%1'""");
        await db.Database.ExecuteSqlRawAsync("""UPDATE contracts SET "State" = 'Active', "Colour" = 'Yellow', "CustomerName" = 'Back again' WHERE "Number" LIKE '%11'""");
        await db.Database.ExecuteSqlRawAsync("""UPDATE contracts SET "Colour" = 'Green', "CustomerName" = 'Renamed ' || "Number" WHERE "Number" LIKE '%2'""");
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM contracts WHERE "Number" LIKE '%3'""");

        await SameAsCounted();
        Assert.Equal(30, (await house.Get<ReadBoard>().Run(BoardAddress.Of(null, "renamed", null, null, null))).Found);
    }

    [Theory]
    [InlineData("UPDATE tallies SET \"Count\" = \"Count\" + 1 WHERE \"Name\" = 'board.Green'")]
    [InlineData("UPDATE tallies SET \"Count\" = 5 WHERE \"Name\" = 'risks.Yellow'")]
    [InlineData("DELETE FROM board_entries WHERE \"Customer\" LIKE 'Juno%'")]
    [InlineData("UPDATE board_entries SET \"Colour\" = 'Green' WHERE \"Customer\" LIKE 'Harbor%'")]
    [InlineData("UPDATE board_entries SET \"OnBoard\" = FALSE WHERE \"Customer\" LIKE 'Harbor%'")]
    [InlineData("UPDATE board_entries SET \"Owner\" = 'Nobody knows' WHERE \"Customer\" LIKE 'Harbor%'")]
    [InlineData("UPDATE board_entries SET \"DueAt\" = 1 WHERE \"Customer\" LIKE 'Harbor%'")]
    public async Task A_wrong_count_is_found_put_right_and_told(string fault)
    {
        await house.Change(db => { SampleContracts.PlantBoard(db, house.Time.GetUtcNow()); return Task.CompletedTask; });
        await house.Pass(TimeSpan.FromHours(1));
        Assert.Empty(await house.All<Risk>());
        await using (var db = house.Open()) { await db.Database.ExecuteSqlRawAsync(fault); }

        await house.Pass(TimeSpan.FromDays(1));

        Assert.Equal(Recount.Miscounted, Assert.Single(await house.All<Risk>()).Kind);
        await SameAsCounted();
        Assert.Equal(1, (await house.Get<ReadBoard>().Run(BoardAddress.Of(null, "juno", null, null, null))).Found);
        await house.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, Assert.Single(await house.All<Risk>()).Count);
    }

    [Fact]
    public virtual async Task What_was_there_before_is_counted_when_the_database_is_brought_up_to_date()
    {
        await house.Change(db =>
        {
            SampleContracts.PlantBoard(db, house.Time.GetUtcNow());
            SampleContracts.PlantUpdates(db, 98, "Only Updates AG", house.Time.GetUtcNow());
            SampleContracts.Plant(db, 99, "Long Gone Ltd", "Team", BillingCycle.Monthly, house.Time.GetUtcNow()).End(house.Time.GetUtcNow());
            db.Add(Risk.Found("KIND", Severity.Red, Guid.NewGuid(), "One.", house.Time.GetUtcNow()));
            return Task.CompletedTask;
        });
        await using (var db = house.Open())
        {
            await db.Database.MigrateAsync(db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_BoardAtAnySize", StringComparison.Ordinal)).Last());
            await db.Database.MigrateAsync();
        }

        await SameAsCounted();
    }

    [Fact]
    public virtual async Task Every_trigger_is_still_there_after_all_migrations()
    {
        await using var db = house.Open();
        var triggers = await db.Database.SqlQueryRaw<string>("SELECT tbl_name || ': ' || name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync();

        Assert.Equal(
            [
                "board_entries: board_entry_comes", "board_entries: board_entry_goes", "board_entries: board_entry_is_coloured", "board_entries: board_entry_is_renamed",
                "contracts: contract_changes_on_the_board", "contracts: contract_comes_back_to_the_board", "contracts: contract_comes_to_the_board", "contracts: contract_is_gone_from_the_board", "contracts: contract_leaves_the_board",
                "risks: risk_changes", "risks: risk_is_found", "risks: risk_is_gone",
            ],
            triggers.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private async Task Change(SignupDb db, Random chance, int step)
    {
        var now = house.Time.GetUtcNow().AddMinutes(step);
        var contracts = await db.Set<Contract>().ToListAsync();
        var risks = await db.Set<Risk>().ToListAsync();
        switch (chance.Next(11))
        {
            case 0 or 1: SampleContracts.Plant(db, step, $"Customer {step}", "Team", BillingCycle.Monthly, now, (Colour)chance.Next(4)); break;
            case 2 when contracts.Count > 0: contracts[chance.Next(contracts.Count)].End(now); break;
            case 3 when contracts.Count > 0: db.Remove(contracts[chance.Next(contracts.Count)]); break;
            case 4 when contracts.Count > 0: db.Entry(contracts[chance.Next(contracts.Count)]).Property(c => c.Colour).CurrentValue = (Colour)chance.Next(4); break;
            case 5: db.Add(Risk.Found($"KIND_{step}", (Severity)chance.Next(2), Guid.NewGuid(), "One.", now)); break;
            case 6 when risks.Count > 0: risks[chance.Next(risks.Count)].FoundAgain((Severity)chance.Next(2), "Again.", now); break;
            case 7 when risks.Count > 0: risks[chance.Next(risks.Count)].Resolve("Ana", "Done", now); break;
            case 8: SampleContracts.PlantUpdates(db, step, $"Updates {step}", now); break;
            case 9 when contracts.Count > 0: db.Entry(contracts[chance.Next(contracts.Count)]).Property(c => c.DueAt).CurrentValue = chance.Next(2) == 0 ? null : now; break;
            case 10 when contracts.Count > 0: db.Entry(contracts[chance.Next(contracts.Count)]).Property(c => c.Acknowledgement).CurrentValue = chance.Next(2) == 0 ? null : new("Ana", null, now, "Noted", NextAction.CallCustomer, $"Owner \"{step}\"", now); break;
            default: break;
        }
    }

    private static bool OnBoard(Contract contract) => contract.NeedsAcceptance || contract.Colour is Colour.Yellow or Colour.Red;

    protected async Task SameAsCounted()
    {
        var running = (await house.All<Contract>()).Where(c => c.State != ContractState.Ended).ToList();
        var open = (await house.All<Risk>()).Where(r => r.IsOpen).ToList();
        var expected = Enum.GetValues<Colour>().ToDictionary(c => $"board.{c}", c => running.Count(r => r.Colour == c && OnBoard(r)), StringComparer.Ordinal);
        foreach (var severity in Enum.GetValues<Severity>()) { expected[$"risks.{severity}"] = open.Count(r => r.Severity == severity); }

        Assert.Equal(expected.OrderBy(e => e.Key, StringComparer.Ordinal), (await house.All<Tally>()).ToDictionary(t => t.Name, t => t.Count, StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.Ordinal));
        Assert.Equal(
            running.Select(c => (c.Id.Value, c.Number, c.CustomerName, c.PlanName, c.SignedAt, (c.Colour, OnBoard(c), c.DueAt ?? BoardEntry.Never, c.Acknowledgement?.Owner))).Order(),
            (await house.All<BoardEntry>()).Select(e => (e.ContractId.Value, e.Number, e.Customer, e.Plan, e.SignedAt, (e.Colour, e.OnBoard, e.DueAt, e.Owner))).Order());
        await using var db = house.Open();
        if (db.Database.IsSqlite()) { await db.Database.ExecuteSqlRawAsync("INSERT INTO board_search (board_search, rank) VALUES ('integrity-check', 1)"); }
    }
}
