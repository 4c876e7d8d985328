using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Contracts;

/// <summary>R5: green is logged, yellow and red are acknowledged, and what is left alone goes to the risk queue. The clock stands at Saturday, 21 November 2026, 14:32 in Berlin.</summary>
public sealed partial class TakingNoteOfAContract : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private static readonly Actor Ben = new(Guid.NewGuid(), Role.Manager, null, "Ben");
    private static readonly Actor Sue = new(Guid.NewGuid(), Role.Support, null, "Sue");

    private TestDatabase database = null!;
    private Criterion criterion = null!;

    private DateTimeOffset Now => database.Time.GetUtcNow();

    public async Task InitializeAsync()
    {
        database = await AcceptedOrders.Database();
        await database.Accept(AcceptedOrders.Of(Sample.Team() with { Criteria = [new("First answer", "Longest", "2 h", "4 h")] }));
        criterion = Assert.Single(await database.All<Criterion>());
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Who_acknowledges_stops_the_clock_until_what_they_promised_is_due_and_then_it_begins_again()
    {
        await Colour(SignupWeb.Contracts.Colour.Red);
        await database.Pass(TimeSpan.FromMinutes(31));
        Assert.Single(await Risks());

        Assert.False((await Acknowledge(Ana, Now.AddHours(5), owner: "Tom")).IsRefused);
        await database.Deliver();
        Assert.Contains(await Told<RiskSettled>(), r => r.Kind == AttentionDue.Unacknowledged && r.By == "Ana");
        await database.Pass(TimeSpan.FromHours(4));
        Assert.Single(await Risks());
        var held = await Contract();
        Assert.Equal(("Ana", "Tom", NextAction.CallCustomer, "Called them"), (held.Acknowledgement!.By, held.Acknowledgement.Owner, held.Acknowledgement.Action, held.Acknowledgement.Note));

        await database.Pass(TimeSpan.FromHours(2));
        Assert.Equal(2, (await Risks()).Count);
        Assert.Contains("Tom was to act by now.", (await Told<RiskFound>()).Last(r => r.Kind != TaskDue.Overdue).Sentence, StringComparison.Ordinal);
        Assert.Null((await Contract()).Acknowledgement);
    }

    [Fact]
    public async Task What_was_promised_and_not_done_comes_again_louder_than_its_colour()
    {
        await Colour(SignupWeb.Contracts.Colour.Yellow);
        await Acknowledge(Ana, Now.AddHours(1));

        await database.Pass(TimeSpan.FromMinutes(61));
        await database.Pass(TimeSpan.FromMinutes(31));

        Assert.Equal(["Red", "Red"], (await Risks()).Select(r => r.Severity), StringComparer.Ordinal);
        Assert.Empty((await Contract()).Escalation!.By);
        Assert.False((await Acknowledge(Ben, Now.AddHours(1))).IsRefused);
        await database.Pass(TimeSpan.FromMinutes(59));
        Assert.Equal(2, (await Risks()).Count);
        Assert.NotNull((await Contract()).Escalation);
        await Colour(SignupWeb.Contracts.Colour.Red, version: 1);
        Assert.Null((await Contract()).Escalation);
    }

    [Fact]
    public async Task Escalated_it_is_before_all_managers_at_once_and_rests_while_somebody_has_it()
    {
        await Colour(SignupWeb.Contracts.Colour.Yellow);

        Assert.False((await Acknowledge(Ana, default, "I cannot reach them", action: NextAction.Escalate)).IsRefused);

        Assert.Equal((AttentionDue.Unacknowledged, "Red"), Assert.Single(await Risks()));
        Assert.Contains("Ana escalates contract", (await Told<RiskFound>())[0].Sentence, StringComparison.Ordinal);
        var escalated = await Contract();
        Assert.Equal((null, "Ana", "I cannot reach them", Now.AddMinutes(30)), (escalated.Acknowledgement, escalated.Escalation!.By, escalated.Escalation.Note, escalated.DueAt));
        Assert.Equal(["Escalate", "I cannot reach them", $"{escalated.DueAt:u}"], Assert.Single(await database.All<AuditEntry>(), e => e.Action == AuditAction.AcknowledgedContract).Changes.Select(c => c.After), StringComparer.Ordinal);
        await database.Pass(TimeSpan.FromMinutes(31));
        Assert.Equal(2, (await Risks()).Count);

        await Acknowledge(Ben, Now.AddHours(5));
        Assert.Contains(await Told<RiskSettled>(), r => r.Kind == AttentionDue.Unacknowledged && r.By == "Ben");
        await database.Pass(TimeSpan.FromHours(4));
        Assert.Equal(2, (await Risks()).Count);
        Assert.Contains(new AuditChange("Owner", null, "Ben"), (await database.All<AuditEntry>()).Single(e => e.By == "Ben").Changes);
        Assert.Equal(("Ben", "Ana"), ((await Contract()).Acknowledgement!.By, (await Contract()).Escalation!.By));
    }

    [Fact]
    public async Task The_reminder_of_one_is_moved_and_no_other()
    {
        await database.Accept(AcceptedOrders.Of(Sample.Team() with { Criteria = [new("First answer", "Longest", "2 h", "4 h")] }));
        var other = (await database.All<Contract>()).Single(c => c.Id != criterion.ContractId);

        Assert.False((await Move(Ana, Now.AddDays(3))).IsRefused);

        await database.Pass(TimeSpan.FromHours(25));
        Assert.Equal([other.Id.Value], (await Told<RiskFound>()).Select(r => r.SubjectId));
        await database.Pass(TimeSpan.FromDays(2));
        Assert.Equal(2, (await Risks()).Count);
        Assert.Equal(("The customer is away", AttentionKind.Moved, "Ana"), (await database.All<AttentionEntry>()).Where(e => e.By.Length > 0).Select(e => (e.Note, e.Kind, e.By)).Single());
        await Move(Ana, Now.AddDays(1));
        Assert.Equal("The reminder was moved.", Assert.Single(await Told<RiskSettled>(), r => r.Kind == AttentionDue.NotAssessed && r.SubjectId == criterion.ContractId.Value).Reason);
    }

    [Fact]
    public async Task A_reminder_that_may_not_be_moved_stays_and_a_sentence_says_why()
    {
        Assert.Equal("FORBIDDEN", (await Move(Sue, Now.AddDays(1))).Refusal?.Code);
        Assert.Equal("REASON_MISSING", (await Move(Ana, Now.AddDays(1), " ")).Refusal?.Code);
        Assert.Equal("TOO_LONG", (await Move(Ana, Now.AddDays(1), new string('x', 2001))).Refusal?.Code);
        Assert.Equal("DUE_INVALID", (await Move(Ana, Now)).Refusal?.Code);
        Assert.Equal("CONTRACT_NOT_FOUND", (await database.Get<MoveReminder>().Run(ContractId.New(), new(Now.AddDays(1), "Away"), Ana)).Refusal?.Code);
        await Colour(SignupWeb.Contracts.Colour.Red);
        Assert.Equal("ACKNOWLEDGE_FIRST", (await Move(Ana, Now.AddDays(1))).Refusal?.Code);
        await Acknowledge(Ben, Now.AddHours(5));
        var refusal = (await Move(Ana, Now.AddDays(1))).Refusal!;
        Assert.Equal(("ALREADY_ACKNOWLEDGED", "Ben"), (refusal.Code, refusal.Arguments[0]));
        Assert.False((await Move(Ben, Now.AddHours(9))).IsRefused);
        Assert.Equal((Now.AddHours(9), Now.AddHours(9)), ((await Contract()).DueAt, (await Contract()).Acknowledgement!.DueAt));
        await Colour(SignupWeb.Contracts.Colour.Green, version: 1);
        await Log();
        Assert.Equal("NOTHING_WAITS", (await Move(Ana, Now.AddDays(1))).Refusal?.Code);
    }

    [Fact]
    public async Task Of_two_who_acknowledge_at_once_one_wins_and_the_other_reads_who_and_the_winner_may_say_it_anew()
    {
        await Colour(SignupWeb.Contracts.Colour.Red);

        var both = await Task.WhenAll(new[] { Ana, Ben }.Select(who => Task.Run(() => Acknowledge(who, Now.AddHours(5)))));

        var first = Assert.Single(both, b => !b.IsRefused).Value.Acknowledgement!.By;
        var refusal = Assert.Single(both, b => b.IsRefused).Refusal!;
        Assert.Equal(("ALREADY_ACKNOWLEDGED", first), (refusal.Code, refusal.Arguments[0]));
        Assert.False((await Acknowledge(first == "Ana" ? Ana : Ben, Now.AddHours(9))).IsRefused);
        Assert.Equal(Now.AddHours(9), (await Contract()).DueAt);
        Assert.Equal(2, (await database.All<AttentionEntry>()).Count);
    }

    [Fact]
    public async Task What_cannot_be_acknowledged_is_refused_in_words_and_nothing_is_kept()
    {
        Assert.Equal("NOTHING_TO_ACKNOWLEDGE", (await Acknowledge(Ana, Now.AddHours(1))).Refusal?.Code);
        await Colour(SignupWeb.Contracts.Colour.Red);
        Assert.Equal("FORBIDDEN", (await Acknowledge(Sue, Now.AddHours(1))).Refusal?.Code);
        Assert.Equal("NOTE_MISSING", (await Acknowledge(Ana, Now.AddHours(1), note: " ")).Refusal?.Code);
        Assert.Equal("TOO_LONG", (await Acknowledge(Ana, Now.AddHours(1), note: new string('x', 2001))).Refusal?.Code);
        Assert.Equal("DUE_INVALID", (await Acknowledge(Ana, Now)).Refusal?.Code);
        Assert.Equal("DUE_INVALID", (await Acknowledge(Ana, Now.AddDays(31))).Refusal?.Code);
        Assert.Equal("CONTRACT_NOT_FOUND", (await database.Get<AcknowledgeContract>().Run(ContractId.New(), Wish(Now.AddHours(1)), Ana)).Refusal?.Code);

        Assert.Empty(await database.All<AttentionEntry>());
    }

    [Fact]
    public async Task Another_colour_is_another_matter()
    {
        await Colour(SignupWeb.Contracts.Colour.Red);
        await Acknowledge(Ana, Now.AddDays(2));

        await Colour(SignupWeb.Contracts.Colour.Yellow, version: 1);

        var contract = await Contract();
        Assert.Null(contract.Acknowledgement);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), contract.DueAt);
        await database.Deliver();
        Assert.Equal(["Red", "Yellow"], (await Told<ContractTurned>()).Select(t => t.Colour), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_was_said_of_a_customer_goes_with_them_and_who_took_note_stays()
    {
        await Colour(SignupWeb.Contracts.Colour.Yellow);
        await Acknowledge(Ana, default, "Mara is ill", action: NextAction.Escalate);
        await Acknowledge(Ben, Now.AddHours(5), "Called Mara");

        await database.Announce(new CustomerErased((await Contract()).CustomerId, "Mara", null));
        await database.Deliver();

        Assert.Equal([(null, "Ana"), (null, "Ben")], (await database.All<AttentionEntry>()).OrderBy(e => e.By, StringComparer.Ordinal).Select(e => (e.Note, e.By)));
        var contract = await Contract();
        Assert.Equal((string.Empty, "Ben", string.Empty, "Ana"), (contract.Acknowledgement!.Note, contract.Acknowledgement.By, contract.Escalation!.Note, contract.Escalation.By));
    }

    private async Task Colour(Colour colour, int version = 0) =>
        Assert.False((await database.Get<ColourCriterion>().Run(criterion.Id, new(colour, null, $"It is {colour}", version), Ana)).IsRefused);

    private Task<Result<Contract>> Acknowledge(Actor who, DateTimeOffset due, string note = "Called them", string? owner = null, NextAction action = NextAction.CallCustomer) => database.Get<AcknowledgeContract>().Run(criterion.ContractId, Wish(due, note, owner, action), who);

    private static AcknowledgeContract.Wish Wish(DateTimeOffset due, string note = "Called them", string? owner = null, NextAction action = NextAction.CallCustomer) => new(note, action, owner, due);

    private Task<Result<Contract>> Move(Actor who, DateTimeOffset due, string reason = "The customer is away") => database.Get<MoveReminder>().Run(criterion.ContractId, new(due, reason), who);

    private Task<Result<LogAcceptance.Outcome>> Log() => database.Get<LogAcceptance>().Run([criterion.ContractId], Sue);

    private async Task<Contract> Contract() => (await database.All<Contract>()).Single(c => c.Id == criterion.ContractId);

    private async Task<List<(string Kind, string Severity)>> Risks() => (await Told<RiskFound>()).FindAll(r => r.Kind != TaskDue.Overdue).ConvertAll(r => (r.Kind, r.Severity));

    private async Task<List<T>> Told<T>() => (await database.All<OutboxMessage>()).Where(m => m.Type == typeof(T).Name).OrderBy(m => m.Sequence).Select(m => (T)(object)m.Read()).ToList();
}
