using SignupTests.Support;
using SignupWeb.Account.SupportRequests;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Subscriptions;
using SignupWeb.Support;
using Xunit;

namespace SignupTests.SupportRequests;

/// <summary>Opening a request: what it takes, what is refused, and how often it is counted.</summary>
public sealed class AskingForSupport : SupportWorld
{
    [Fact]
    public async Task Opens_a_request_and_takes_one_of_the_month()
    {
        var request = (await Ask()).Value;

        Assert.Equal(("SR-2026-00001", SupportState.Open, Contract.Number, Database.Time.GetUtcNow().AddMinutes(15)), (request.Reference, request.State, request.ContractNumber, request.FirstAnswerDueAt!.Value));
        Assert.Equal("Every night at two.", Assert.Single(await Database.All<SupportMessage>()).Text);
        Assert.Equal(1, await Used());
    }

    [Fact]
    public async Task The_same_form_sent_at_once_and_again_is_one_request()
    {
        var wish = Wish(form: Guid.NewGuid(), files: File("a.txt", "log"u8.ToArray()));

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Ask(wish))));
        var later = await Ask(wish);

        Assert.Single(sent.Append(later).Select(r => r.Value.Reference).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await Used());
        Assert.Single(await Database.All<SupportMessage>());
        Assert.Single(Kept());
    }

    [Fact]
    public async Task Of_two_tabs_at_the_last_one_of_the_month_one_wins()
    {
        for (var i = 0; i < 19; i++) { await Ask(); }

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => Ask(Wish($"Tab {i}", files: File("a.txt", "log"u8.ToArray()))))));

        var loser = Assert.Single(both, r => r.IsRefused).Refusal!;
        Assert.Equal("All 20 requests of this month are used. It starts again on 21 December 2026.", loser.Message);
        Assert.Equal(("QUOTA_USED", 20, 20), (loser.Code, await Used(), (await Database.All<SupportRequest>()).Count));
        Assert.Single(Kept());
    }

    [Fact]
    public async Task A_month_later_all_are_there_again_also_when_a_year_was_paid()
    {
        var yearly = await Buys(Sample.Team(BillingCycle.Yearly), limit: 1);
        await Ask(Wish(contract: yearly));
        Assert.Equal("QUOTA_USED", (await Ask(Wish(contract: yearly))).Refusal!.Code);

        Database.Time.Advance(TimeSpan.FromDays(30));

        Assert.False((await Ask(Wish(contract: yearly))).IsRefused);
        Assert.Equal("QUOTA_USED", (await Ask(Wish(contract: yearly))).Refusal!.Code);
    }

    [Fact]
    public async Task Without_a_limit_they_are_only_counted()
    {
        var critical = await Buys(Sample.Team() with { PlanName = "Critical" }, limit: null);

        await Ask(Wish(contract: critical));
        await Ask(Wish(contract: critical));

        Assert.Equal(2, (await Database.All<Quota>()).Single(q => q.Limit is null).Used);
    }

    [Fact]
    public async Task A_plan_sold_before_anything_was_promised_has_no_clock()
    {
        var old = await Buys(Sample.Team());

        Assert.Null((await Ask(Wish(contract: old))).Value.FirstAnswerDueAt);
    }

    [Theory]
    [InlineData(" ", "text", "SUBJECT_MISSING")]
    [InlineData("subject", "\u0000\n ", "TEXT_MISSING")]
    public async Task Says_what_is_missing(string subject, string text, string code) => Assert.Equal(code, (await Ask(Wish(subject, text))).Refusal!.Code);

    [Fact]
    public async Task Says_what_is_too_long()
    {
        var refusal = (await Ask(Wish(new string('s', 121), new string('t', 10_001)))).Refusal!;

        Assert.Equal(["SUBJECT_TOO_LONG", "TEXT_TOO_LONG"], refusal.All.Select(r => r.Code), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Is_for_ones_own_running_contracts_with_support()
    {
        var updates = await Buys(Sample.Team() with { PlanName = "Updates", Quotas = [] });

        Assert.Equal(AskForSupport.ContractNotFound, (await Ask(actor: Stranger)).Refusal);
        Assert.Equal(AskForSupport.ContractNotFound, (await Ask(Wish() with { ContractId = null })).Refusal);
        Assert.Equal(AskForSupport.ContractNotFound, (await Ask(actor: Ana)).Refusal);
        Assert.Equal(AskForSupport.NoSupport, (await Ask(Wish(contract: updates))).Refusal);
        await Database.Change(async db => (await db.FindAsync<Contract>(Contract.Id))!.End(Database.Time.GetUtcNow()));
        Assert.Equal(AskForSupport.NotActive, (await Ask()).Refusal);
    }

    [Fact]
    public async Task Rests_while_the_plan_is_not_paid()
    {
        await Database.Change(async db => (await db.FindAsync<Subscription>((await Database.All<Subscription>())[0].Id))!.Suspend(Database.Time.GetUtcNow()));

        Assert.Equal("NOT_PAID", (await Ask()).Refusal!.Code);
    }

    [Fact]
    public async Task More_than_thirty_in_an_hour_have_to_wait()
    {
        var endless = await Buys(Sample.Team() with { PlanName = "Critical" }, limit: null);
        for (var i = 0; i < 30; i++) { Assert.False((await Ask(Wish(contract: endless))).IsRefused); }

        Assert.Equal("TOO_MANY_REQUESTS", (await Ask(Wish(contract: endless))).Refusal!.Code);
    }
}
