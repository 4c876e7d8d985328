using Microsoft.EntityFrameworkCore;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Signups;

/// <summary>R1, processing time-outs to the end: asked again, the customer released, the team told, held, and a person's decision.</summary>
public sealed class AnOrderThatIsNotComplete : IAsyncLifetime, IDisposable
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");

    private AppHost Shop { get; } = new(new ManualTime(DateTimeOffset.UtcNow), settings: [new("Orders:RemorseWindow", "00:00:05")]);

    private readonly Headless mara;

    public AnOrderThatIsNotComplete() => mara = new(Shop);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    public void Dispose() => mara.Dispose();

    [Fact]
    public async Task Goes_through_every_step_is_held_and_completes_by_itself_once_what_was_missing_comes()
    {
        await Stuck("thank_you_pages");
        Assert.NotNull((await mara.Signup())["deadline"]);

        await Until(s => s.Late == Lateness.AskedAgain, "asked again");
        await Until(s => s.Late == Lateness.Released, "the customer released");
        var mail = Assert.Single(await Mails());
        Assert.Contains((string)(await mara.PlacedOrder())["reference"]!, mail.Subject, StringComparison.Ordinal);
        await Until(s => s.Late == Lateness.Told, "the team told");
        var risk = await Eventually.See(async () => (await Shop.All<Risk>()).Find(r => r.IsOpen && r.Kind == DecideSignup.RiskKind), "the risk");
        Assert.Contains("it lacks its thank-you page", risk.Sentence, StringComparison.Ordinal);
        await Until(s => s.State == SignupState.Held, "held");
        Assert.Single(await Mails());

        Assert.False((await Shop.Get<DecideSignup>().Retry(Ana, Id)).IsRefused);
        await Whole();
        await Eventually.Hold(async () => (await Signup()).State == SignupState.Completed || Passed(TimeSpan.FromSeconds(5)), "complete");
        await Eventually.Hold(async () => !(await Shop.All<Risk>()).Exists(r => r.IsOpen && r.Kind == DecideSignup.RiskKind), "the risk settled");
        Assert.DoesNotContain(await Shop.All<Deadline>(), d => d.IsOpen && d.Kind == CompletionOverdue.Kind);
        Assert.Contains(await Shop.All<AuditEntry>(), e => e.Action == AuditAction.AskedSignupAgain);
        Assert.False((await Shop.Get<DecideSignup>().Cancel(Ana, Id, "Too late")).Refusal is not { Code: "SIGNUP_NOT_LATE" });
    }

    [Fact]
    public async Task A_person_may_go_without_the_thank_you_page_but_not_without_the_contract_and_not_keep_the_money()
    {
        await Stuck("thank_you_pages");
        await Until(s => s.Late == Lateness.Told, "the team told");
        var decide = Shop.Get<DecideSignup>();

        Assert.Equal(["FORBIDDEN", "REASON_MISSING", "MONEY_IS_KEPT"], new[] { await decide.Skip(Ana with { Role = Role.Support }, Id, "x"), await decide.Skip(Ana, Id, " "), await decide.Cancel(Ana, Id, "They asked") }.Select(d => d.Refusal!.Code), StringComparer.Ordinal);
        Assert.False((await decide.Skip(Ana, Id, "The page is broken")).IsRefused);
        Assert.False((await decide.Skip(Ana, Id, "The page is broken")).IsRefused);

        var signup = await mara.Signup();
        Assert.Equal(("completed", true), ((string?)signup["state"], ((string)signup["thankYouUrl"]!).EndsWith($"/contracts/{(string)signup["contractId"]!}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_its_contract_it_cannot_be_skipped()
    {
        await Stuck("contracts");
        await Until(s => s.Late == Lateness.Told, "the team told");

        Assert.Equal("MORE_IS_MISSING", (await Shop.Get<DecideSignup>().Skip(Ana, Id, "The page is broken")).Refusal?.Code);
        await Eventually.Hold(async () => (await Shop.All<Risk>()).Exists(r => r.Kind == DecideSignup.RiskKind && r.Sentence.Contains("it lacks its contract", StringComparison.Ordinal)), "what is missing said");
    }

    [Fact]
    public async Task Whatever_hiccups_for_a_moment_is_asked_again_and_nobody_hears_of_it()
    {
        await Stuck("thank_you_pages");
        await Eventually.Hold(async () => (await Shop.All<Delivery>()).Exists(d => d.QuarantinedAt is not null) || Passed(TimeSpan.FromMilliseconds(200)), "set aside");
        await Whole();
        await Until(s => s.Late >= Lateness.AskedAgain, "asked again");

        await Eventually.Hold(async () => (await Signup()).State == SignupState.Completed || Passed(TimeSpan.FromMilliseconds(100)), "complete");

        Assert.Empty(await Mails());
        Assert.DoesNotContain(await Shop.All<Risk>(), r => r.Kind == DecideSignup.RiskKind);
    }

    private SignupId Id => SignupId.Parse(mara.SignupId, null);

    private async Task Stuck(string table)
    {
        await mara.Order();
        await Shop.Get<Writer>().Save(new Statement($"""CREATE TRIGGER spoiled BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'spoiled'); END"""));
        Shop.Time!.Advance(TimeSpan.FromSeconds(6));
        await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "accepted", "the order accepted");
        if (table != "contracts") { await Eventually.Hold(async () => (await Shop.All<Contract>()).Count > 0, "its contract"); }
    }

    private Task Whole() => Shop.Get<Writer>().Save(new Statement("DROP TRIGGER spoiled"));

    /// <summary>Never beyond the next deadline: read before the sign-up, it is not one that came with the state hoped for.</summary>
    private async Task Until(Func<Signup, bool> holds, string hope) => await Eventually.Hold(async () =>
    {
        var due = (await Shop.All<Deadline>()).Find(d => d.IsOpen && d.Kind == CompletionOverdue.Kind)?.DueAt;
        if (holds(await Signup())) { return true; }
        var left = due - Shop.Time!.GetUtcNow();
        return Passed(left > TimeSpan.Zero ? left.Value : TimeSpan.FromMilliseconds(100));
    }, hope);

    private bool Passed(TimeSpan by)
    {
        Shop.Time!.Advance(by);
        return false;
    }

    private async Task<Signup> Signup() => (await Shop.All<Signup>()).Single(s => s.Id == Id);

    private async Task<List<MailMessage>> Mails() => (await Shop.All<MailMessage>()).FindAll(m => m.Kind == CompletionOverdue.MailKind);
}
