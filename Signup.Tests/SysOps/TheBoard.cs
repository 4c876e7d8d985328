using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Boards;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>What the board reads from the contracts: two red, three yellow, three green, three not assessed.</summary>
public sealed class TheBoard : IAsyncLifetime
{
    private TestDatabase house = null!;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps());
        await house.Get<UnitOfWork>().Run(db =>
        {
            SampleContracts.PlantBoard(db, house.Time.GetUtcNow());
            return Task.FromResult(0);
        });
        await Wait("Kestrel Robotics", house.Time.GetUtcNow().AddHours(-2), "Ben Adler");
        await Wait("Harbor Logistics GmbH", house.Time.GetUtcNow().AddHours(-1), null);
        await Wait("Juno Physio", house.Time.GetUtcNow().AddHours(9), null);
        await Wait("Tidewater Hotels", house.Time.GetUtcNow().AddDays(2), "Ana");
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Its_tiles_count_every_running_contract_by_its_worst_criterion()
    {
        var board = await Read();

        Assert.Equal((2, 3, 3, 3, 11), (board.Counts.Red, board.Counts.Yellow, board.Counts.Green, board.Counts.NotAssessed, board.Counts.All));
        Assert.Equal(11, board.Rows.Count);
        Assert.Equal([Tone.Red, Tone.Yellow, Tone.Grey, Tone.Green], board.Rows.Select(r => r.Colour).Distinct());
    }

    [Fact]
    public async Task A_card_says_which_criterion_decides_its_colour()
    {
        var board = await Read(q: "harbor");

        var row = Assert.Single(board.Rows);
        Assert.Equal(("Harbor Logistics GmbH", "First response", "5 h 10 min", Tone.Red), (row.Customer, row.Worst, row.Detail, row.Colour));
        Assert.Equal((5, 5), (row.Assessed, row.Criteria));
    }

    [Theory]
    [InlineData("me", null, null, "Tidewater Hotels")]
    [InlineData("nobody", null, null, "Harbor Logistics GmbH, Juno Physio")]
    [InlineData("Ben Adler", null, null, "Kestrel Robotics")]
    [InlineData("Carla", null, null, "")]
    [InlineData(null, "overdue", null, "Kestrel Robotics, Harbor Logistics GmbH")]
    [InlineData(null, "today", null, "Kestrel Robotics, Harbor Logistics GmbH, Juno Physio")]
    [InlineData("nobody", "overdue", null, "Harbor Logistics GmbH")]
    [InlineData("nobody", "today", "physio", "Juno Physio")]
    [InlineData("me", "overdue", null, "")]
    public async Task Whose_and_by_when_due_are_filters(string? owner, string? due, string? words, string found)
    {
        var board = await house.Get<ReadBoard>().Run(BoardAddress.Of(null, words, "table", "deadline", null, owner: owner, due: due), "Ana");

        Assert.Equal(found, string.Join(", ", board.Rows.Select(r => r.Customer)));
        Assert.Equal((11, 2, house.Time.GetUtcNow().AddHours(-2)), (board.Counts.All, board.Counts.Overdue, board.Counts.LongestOverdue));
    }

    [Fact]
    public async Task A_contract_without_criteria_is_not_on_it_until_it_is_unpaid()
    {
        Contract? updates = null;
        await house.Change(db => Task.FromResult(updates = SampleContracts.PlantUpdates(db, 98, "Only Updates AG", house.Time.GetUtcNow())));
        Assert.Equal((11, 0), ((await Read()).Counts.All, (await Read(q: "only updates")).Found));

        await house.Announce(new SubscriptionSuspended(updates!.OrderId, updates.CustomerId));
        await house.Deliver();
        Assert.Equal((12, Tone.Yellow, 1), ((await Read()).Counts.All, (await Read(q: "only updates")).Rows.Single().Colour, (await Read(q: "only updates")).Found));

        await house.Announce(new SubscriptionResumed(updates.OrderId, updates.CustomerId));
        await house.Deliver();
        Assert.Equal(11, (await Read()).Counts.All);
        Assert.Null((await house.All<Contract>()).Single(c => c.Id == updates.Id).DueAt);
    }

    [Theory]
    [InlineData("c-00402", 1)]
    [InlineData("OPTIK", 1)]
    [InlineData("team", 6)]
    [InlineData("100%", 0)]
    [InlineData("_", 0)]
    public async Task Words_are_found_in_number_customer_and_product(string words, int found) => Assert.Equal(found, (await Read(q: words)).Found);

    [Fact]
    public async Task A_filter_narrows_what_is_shown_but_not_what_the_tiles_count()
    {
        var board = await Read(colour: "yellow", view: "table");

        Assert.Equal((3, 11), (board.Found, board.Counts.All));
        Assert.All(board.Rows, row => Assert.Equal(Tone.Yellow, row.Colour));
    }

    [Theory]
    [InlineData("worst", "Harbor Logistics GmbH")]
    [InlineData("newest", "Harbor Logistics GmbH")]
    [InlineData("oldest", "Bluefin Charters")]
    [InlineData("customer", "Alpine Textil AG")]
    [InlineData("deadline", "Kestrel Robotics")]
    public async Task The_table_is_in_the_order_asked_for(string sort, string first) => Assert.Equal(first, (await Read(view: "table", sort: sort)).Rows[0].Customer);

    [Fact]
    public async Task A_page_of_the_table_is_as_long_as_a_page_and_a_column_ends_with_a_link()
    {
        await house.Get<UnitOfWork>().Run(db =>
        {
            for (var i = 0; i < 60; i++) { SampleContracts.Plant(db, 1000 + i, $"Customer {i}", "Team", BillingCycle.Monthly, house.Time.GetUtcNow()); }
            return Task.FromResult(0);
        });

        Assert.Equal(ReadBoard.PageSize, (await Read(view: "table")).Rows.Count);
        Assert.Equal(71 - ReadBoard.PageSize, (await Read(view: "table", page: 2)).Rows.Count);
        var columns = await Read();
        Assert.Equal((ReadBoard.ColumnLength, 63), (columns.Rows.Count(r => r.Colour == Tone.Grey), columns.FoundByColour[Tone.Grey]));
    }

    [Fact]
    public async Task Colouring_a_criterion_moves_its_contract()
    {
        var contract = Assert.Single((await Read(q: "Juno")).Rows);
        var before = await house.Get<ReadContract>().Run(contract.Id);
        var ana = new Actor(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");

        await house.Get<ColourCriterion>().Run(before!.Criteria[1].Id, new(Colour.Red, "6 h", "Nobody answered at night", 0), ana);

        var row = Assert.Single((await Read(q: "Juno")).Rows);
        Assert.Equal((Tone.Red, "First response", "6 h"), (row.Colour, row.Worst, row.Detail));
        var line = Assert.Single((await house.Get<ReadContract>().Run(contract.Id))!.History);
        Assert.Equal((Colour.NotAssessed, Colour.Red, "Ana Kovač"), (line.Before, line.Colour, line.By));
    }

    private Task<BoardReading> Read(string? colour = null, string? q = null, string? view = null, string? sort = null, int? page = null) =>
        house.Get<ReadBoard>().Run(BoardAddress.Of(colour, q, view, sort, page));

    private Task Wait(string customer, DateTimeOffset due, string? owner) => house.Change(async db =>
    {
        var contract = await db.Set<Contract>().SingleAsync(c => c.CustomerName == customer);
        db.Entry(contract).Property(c => c.DueAt).CurrentValue = due;
        if (owner is not null) { db.Entry(contract).Property(c => c.Acknowledgement).CurrentValue = new(owner, null, due, "Noted", NextAction.CallCustomer, owner, due); }
    });
}
