using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Tasks;
using Xunit;

namespace SignupTests.Contracts;

/// <summary>R5: to call the customer and to assign an engineer are tasks, with an owner and a time.</summary>
public sealed class TasksOfAContract : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private static readonly Actor Sue = new(Guid.NewGuid(), Role.Support, null, "Sue");

    private TestDatabase database = null!;
    private Contract contract = null!;

    private DateTimeOffset Now => database.Time.GetUtcNow();

    public async Task InitializeAsync()
    {
        database = await AcceptedOrders.Database();
        await database.Accept(AcceptedOrders.Of(Sample.Team() with { Criteria = [new("First answer", "Longest", "2 h", "4 h")] }));
        await database.Get<ColourCriterion>().Run((await database.All<Criterion>())[0].Id, new(Colour.Red, null, "5 h", 0), Ana);
        contract = (await database.All<Contract>())[0];
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task One_is_made_by_acknowledging_and_said_anew_it_is_the_same()
    {
        await Acknowledge(NextAction.AssignEngineer, "Tom", Now.AddHours(3));
        await Acknowledge(NextAction.AssignEngineer, "Eva", Now.AddHours(6));
        await Acknowledge(NextAction.CallCustomer, null, Now.AddHours(1));
        await Acknowledge(NextAction.AcceptRisk, null, Now.AddDays(9));

        Assert.Equal(
            [(NextAction.CallCustomer, "Ana", Now.AddHours(1)), (NextAction.AssignEngineer, "Eva", Now.AddHours(6))],
            (await database.All<ContractTask>()).OrderBy(t => t.DueAt).Select(t => (t.Kind, t.Owner, t.DueAt)));
    }

    [Fact]
    public async Task One_not_done_in_time_is_a_risk_and_done_it_is_settled_and_opened_again_it_is_told_again()
    {
        await Acknowledge(NextAction.CallCustomer, "Sue", Now.AddHours(1));
        await database.Pass(TimeSpan.FromMinutes(59));
        Assert.Empty(await Told<RiskFound>(TaskDue.Overdue));
        await database.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(($"Sue was to call the customer of contract {contract.Number} (Team) by now.", "yellow"), Assert.Single((await Told<RiskFound>(TaskDue.Overdue)).Cast<RiskFound>().Select(r => (r.Sentence, r.Severity))));

        var task = (await database.All<ContractTask>())[0];
        await database.Get<FinishTask>().Run(task.Id, Sue);
        await database.Get<FinishTask>().Run(task.Id, Ana);
        Assert.Equal((Now, "Sue"), ((await database.All<ContractTask>())[0].DoneAt, (await database.All<ContractTask>())[0].DoneBy));
        Assert.Single(await Told<RiskSettled>(TaskDue.Overdue));

        await database.Get<FinishTask>().Reopen(task.Id, Sue);
        await database.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await Told<RiskFound>(TaskDue.Overdue)).Count);
    }

    [Fact]
    public async Task However_many_were_done_at_one_instant_the_pages_leave_none_out()
    {
        await Acknowledge(NextAction.CallCustomer, "Sue", Now.AddHours(1));
        await database.Get<FinishTask>().Run((await database.All<ContractTask>())[0].Id, Sue);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 109)
            INSERT INTO contract_tasks ("Id", "ContractId", "CustomerId", "Kind", "Note", "Owner", "DueAt", "MadeBy", "MadeAt", "DoneAt", "DoneBy", "Version")
            SELECT printf('01A22400-0000-7000-8000-%012d', i), "ContractId", "CustomerId", "Kind", "Note", "Owner", "DueAt", "MadeBy", "MadeAt", "DoneAt", "DoneBy", "Version" FROM contract_tasks, n
            """);
        var read = new ReadTasks(database.Get<IDbContextFactory<SignupDb>>());

        List<ContractTaskId> seen = [];
        TimePlace? place = null;
        do
        {
            var page = await read.Run(done: true, "Sue", place);
            seen.AddRange(page.Tasks.Select(t => t.Task.Id));
            place = TimePlace.Of(page.Next?.ToString());
        }
        while (place is not null);

        Assert.Equal((110, 110), (seen.Count, seen.Distinct().Count()));
        Assert.Empty((await read.Run(done: false, null)).Tasks);
    }

    [Fact]
    public async Task One_done_in_time_is_told_to_nobody()
    {
        await Acknowledge(NextAction.CallCustomer, "Sue", Now.AddHours(1));
        await database.Get<FinishTask>().Run((await database.All<ContractTask>())[0].Id, Sue);

        await database.Pass(TimeSpan.FromHours(2));

        Assert.Empty(await Told<RiskFound>(TaskDue.Overdue));
        Assert.Empty(await Told<RiskSettled>(TaskDue.Overdue));
    }

    [Fact]
    public async Task One_ends_with_its_contract_and_cannot_be_opened_again()
    {
        await Acknowledge(NextAction.CallCustomer, "Sue", Now.AddHours(1));
        await database.Announce(new SubscriptionEnded(contract.OrderId, contract.CustomerId));
        await database.Deliver();

        await database.Pass(TimeSpan.FromHours(2));

        var task = Assert.Single(await database.All<ContractTask>());
        Assert.NotNull(task.DoneAt);
        Assert.Empty(await Told<RiskFound>(TaskDue.Overdue));
        Assert.Equal("CONTRACT_ENDED", (await database.Get<FinishTask>().Reopen(task.Id, Sue)).Refusal?.Code);
        Assert.Equal("TASK_NOT_FOUND", (await database.Get<FinishTask>().Run(ContractTaskId.New(), Sue)).Refusal?.Code);
    }

    [Fact]
    public async Task An_end_that_began_before_one_was_opened_again_looks_at_the_contract_again()
    {
        await Acknowledge(NextAction.CallCustomer, "Sue", Now.AddHours(1));
        var task = Assert.Single(await database.All<ContractTask>());
        await database.Get<FinishTask>().Run(task.Id, Sue);
        await using var db = database.Open();
        var seen = await db.Set<Contract>().SingleAsync();
        Assert.False((await database.Get<FinishTask>().Reopen(task.Id, Sue)).IsRefused);

        seen.End(Now);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task One_that_was_asked_for_anew_stays_done()
    {
        await Acknowledge(NextAction.CallCustomer, "Sue", Now.AddHours(1));
        var first = (await database.All<ContractTask>())[0];
        await database.Get<FinishTask>().Run(first.Id, Sue);
        await Acknowledge(NextAction.CallCustomer, "Sue", Now.AddHours(2));

        Assert.Equal("TASK_ASKED_ANEW", (await database.Get<FinishTask>().Reopen(first.Id, Sue)).Refusal?.Code);
        Assert.Equal(2, (await database.All<ContractTask>()).Count);
    }

    private async Task Acknowledge(NextAction action, string? owner, DateTimeOffset due) =>
        Assert.False((await database.Get<AcknowledgeContract>().Run(contract.Id, new("It drops calls", action, owner, due), Ana)).IsRefused);

    private async Task<List<IEvent>> Told<T>(string kind) => (await database.All<OutboxMessage>()).Where(m => m.Type == typeof(T).Name).Select(m => m.Read())
        .Where(e => e is RiskFound found ? found.Kind == kind : e is RiskSettled settled && settled.Kind == kind).ToList();
}
