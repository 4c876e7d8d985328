using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Access;
using SignupTests.Journeys;
using SignupTests.Orders;
using SignupTests.Payments;
using SignupTests.Platform;
using SignupTests.Signups;
using SignupTests.Subscriptions;
using SignupTests.Support;
using SignupTests.SysOps;
using SignupTests.SysOps.Books;
using SignupTests.SysOps.OrderList;
using SignupTests.SysOps.People;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Watching;
using Xunit;
using Xunit.Abstractions;

#pragma warning disable MA0048 // one list: what is asked of SQLite is asked of PostgreSQL, by the same tests

namespace SignupTests.Postgres;

public sealed class TheShopOnPostgres : TheShop
{
    private readonly OnPostgres here = new();
}

public sealed class SigningUpOverTheApiOnPostgres(TheShopOnPostgres shop) : SigningUpOverTheApi(shop), IClassFixture<TheShopOnPostgres>
{
    [Fact]
    public void Every_number_that_is_watched_can_be_read_there()
    {
        using var db = shop.Host.Open();
        var reading = new Reading(db, DateTimeOffset.UtcNow, shop.Host.Services);

        Assert.All(shop.Host.Services.GetServices<Gauge>(), gauge => Assert.All(gauge.Read(reading), one => Assert.True(one.Value >= 0)));
    }
}

public sealed class DeliveringEventsOnPostgres : DeliveringEvents
{
    private readonly OnPostgres here = new();
}

public sealed class DeadlinesThatFailOnPostgres : DeadlinesThatFail
{
    private readonly OnPostgres here = new();
}

public sealed class AnOrderOnPostgres : AnOrder
{
    private readonly OnPostgres here = new();
}

public sealed class AnAcceptedOrderOnPostgres : AnAcceptedOrder
{
    private readonly OnPostgres here = new();
}

public sealed class SearchingTheBoardOnPostgres : SearchingTheBoard
{
    private readonly OnPostgres here = new();
}

public sealed class TheBoardsCountsOnPostgres : TheBoardsCounts
{
    private readonly OnPostgres here = new();

    [Fact]
    public override async Task What_was_there_before_is_counted_when_the_database_is_brought_up_to_date()
    {
        await House.Change(db => { SampleContracts.PlantBoard(db, House.Time.GetUtcNow()); return Task.CompletedTask; });
        await using (var db = House.Open()) { await House.Get<IDatabase>().AfterChange(db, default); }

        await SameAsCounted();
    }

    [Fact]
    public override async Task Every_trigger_is_still_there_after_all_migrations()
    {
        await using var db = House.Open();
        var triggers = await db.Database.SqlQueryRaw<string>("""SELECT DISTINCT event_object_table || ': ' || trigger_name AS "Value" FROM information_schema.triggers""").ToListAsync();

        Assert.Equal(["board_entries: board_entry_comes_or_goes", "board_entries: board_entry_is_coloured", "contracts: contract_is_shown", "risks: risk_changes", "risks: risk_comes_or_goes"], triggers.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}

public sealed class FindingThingsOnPostgres : FindingThings
{
    private readonly OnPostgres here = new();
}

public sealed class TheTableOfOrdersOnPostgres : TheTableOfOrders
{
    private readonly OnPostgres here = new();
}

public sealed class ReadingACustomerOnPostgres : ReadingACustomer
{
    private readonly OnPostgres here = new();
}

public sealed class ComparingTheRecordsOnPostgres : ComparingTheRecords
{
    private readonly OnPostgres here = new();
}

public sealed class RefundTestsOnPostgres : RefundTests
{
    private readonly OnPostgres here = new();
}

public sealed class ChargesAtOnceOnPostgres(ITestOutputHelper output) : ChargesAtOnceTests(output)
{
    private readonly OnPostgres here = new();
}

public sealed class CountsAfterARestartOnPostgres : CountsAfterARestart
{
    private readonly OnPostgres here = new();
}
