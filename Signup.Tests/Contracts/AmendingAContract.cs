using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Amending;
using Xunit;

namespace SignupTests.Contracts;

/// <summary>R5: staff offers another version of a contract, its customer accepts it; until then the old one holds.</summary>
public sealed class AmendingAContract : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private static readonly Actor Ben = new(Guid.NewGuid(), Role.Admin, null, "Ben");

    private TestDatabase database = null!;
    private Contract signed = null!;
    private Actor mara = Actor.Visitor;

    private DateTimeOffset Now => database.Time.GetUtcNow();

    public async Task InitializeAsync()
    {
        database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));
        signed = Assert.Single(await database.All<Contract>());
        mara = new(order.CustomerId.Value, Role.Customer, null, "Mara");
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_is_offered_is_mailed_and_changes_nothing_until_it_is_accepted()
    {
        var offered = (await Offer()).Value;
        await database.Deliver();

        Assert.Equal((2, "Ana", AmendmentState.Offered), (offered.Number, offered.OfferedBy, offered.State));
        Assert.Equal(signed.TextHash, (await Contract()).TextHash);
        var mail = Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailAmendments.MailKind);
        Assert.Equal($"A new version of your contract {signed.Number}", mail.Subject);
        Assert.Contains($"/account/amendments/{offered.Id}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Longer hours, as agreed by phone", mail.Text, StringComparison.Ordinal);

        database.Time.Advance(TimeSpan.FromHours(1));
        Assert.False((await Answer(a => a.Accept(offered.Id, mara))).IsRefused);
        await database.Deliver();

        var amended = await Contract();
        Assert.Equal((offered.TextHash, Now, offered.TextHash), (amended.TextHash, amended.AgreedAt, amended.Text.Hash));
        Assert.Equal("Day and night.", amended.Text.Sections[^1].Paragraphs[0]);
        Assert.Equal(signed.TextHash, Assert.Single(await database.All<AgreedTerms>()).TextHash);
        Assert.Contains("Day and night.", (await database.All<MailMessage>()).Where(m => m.Kind == MailAmendments.MailKind).MaxBy(m => m.WrittenAt)!.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await Offer("Nights only.", amended.TextHash)).Value.Number);
    }

    [Fact]
    public async Task Of_two_tabs_one_accepts_and_the_other_reads_that_it_is_done()
    {
        var offered = (await Offer()).Value;

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Answer(a => a.Accept(offered.Id, mara)))));

        Assert.Single(both, b => !b.IsRefused);
        Assert.Equal("AMENDMENT_ACCEPTED", Assert.Single(both, b => b.IsRefused).Refusal!.Code);
        Assert.Equal("AMENDMENT_ACCEPTED", (await Answer(a => a.Decline(offered.Id, mara))).Refusal?.Code);
        Assert.Equal("AMENDMENT_ACCEPTED", (await Answer(a => a.Withdraw(offered.Id, Ana))).Refusal?.Code);
        Assert.Single(await Told<ContractAmended>());
    }

    [Fact]
    public async Task Too_late_it_stays_as_it_was_and_managers_hear_of_it()
    {
        var offered = (await Offer()).Value;
        database.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal("AMENDMENT_EXPIRED", (await Answer(a => a.Accept(offered.Id, mara))).Refusal?.Code);

        await database.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal("AMENDMENT_EXPIRED", (await Answer(a => a.Accept(offered.Id, mara))).Refusal?.Code);
        Assert.Equal((signed.TextHash, AmendmentState.Expired), ((await Contract()).TextHash, (await database.All<Amendment>())[0].State));
        Assert.Contains("did not answer version 2", Assert.Single(await Told<RiskFound>(), r => r.Kind == AnswerAmendment.NotAccepted).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_or_declined_it_cannot_be_accepted_and_another_may_be_offered()
    {
        var first = (await Offer()).Value;
        Assert.Equal(("ALREADY_OFFERED", "Ana"), ((await Offer("Nights only.")).Refusal!.Code, (await Offer("Nights only.")).Refusal!.Arguments[0]));
        Assert.False((await Answer(a => a.Withdraw(first.Id, Ben))).IsRefused);
        await database.Deliver();
        Assert.Equal("AMENDMENT_WITHDRAWN", (await Answer(a => a.Accept(first.Id, mara))).Refusal?.Code);
        Assert.Contains(await database.All<MailMessage>(), m => m.Subject == $"The new version of your contract {signed.Number} is withdrawn");

        var second = (await Offer("Nights only.")).Value;
        Assert.False((await Answer(a => a.Decline(second.Id, mara))).IsRefused);
        Assert.Equal("AMENDMENT_DECLINED", (await Answer(a => a.Accept(second.Id, mara))).Refusal?.Code);
        Assert.Contains("declined version 2", Assert.Single(await Told<RiskFound>(), r => r.Kind == AnswerAmendment.NotAccepted).Sentence, StringComparison.Ordinal);
        Assert.Equal(signed.TextHash, (await Contract()).TextHash);
    }

    [Fact]
    public async Task What_cannot_be_offered_is_refused_at_its_field()
    {
        Assert.Equal(("REASON_MISSING", "reason"), Told(await Offer(reason: " ")));
        Assert.Equal(("TOO_LONG", "reason"), Told(await Offer(reason: new('x', 1001))));
        Assert.Equal(("TEXT_MISSING", "text"), Told(await Offer(" ")));
        Assert.Equal(("TOO_LONG", "text"), Told(await Offer(new string('x', 40_001))));
        Assert.Equal(("DUE_INVALID", "due"), Told(await Offer(days: 0)));
        Assert.Equal(("DUE_INVALID", "due"), Told(await Offer(days: 61)));
        Assert.Equal(("CHANGED_MEANWHILE", null), Told(await Offer(seen: "other")));
        Assert.Equal(("NOTHING_CHANGED", "text"), Told(await database.Get<OfferAmendment>().Run(signed.Id, new([.. signed.Text.Sections.Select(s => SectionText.Of(s).Said)], "Why", Now.AddDays(1), signed.TextHash), Ana)));
        Assert.Equal(("CONTRACT_NOT_FOUND", null), Told(await database.Get<OfferAmendment>().Run(ContractId.New(), new([new("One", ["Two"], [])], "Why", Now.AddDays(1), signed.TextHash), Ana)));
        Assert.Equal(("AMENDMENT_NOT_FOUND", null), Told(await Answer(a => a.Accept(AmendmentId.New(), mara))));

        Assert.Empty(await database.All<Amendment>());
    }

    [Fact]
    public async Task It_ends_with_its_contract_and_is_nobody_elses()
    {
        var offered = (await Offer()).Value;
        var stranger = mara with { LoginId = Guid.NewGuid() };
        Assert.Equal("AMENDMENT_NOT_FOUND", (await Answer(a => a.Accept(offered.Id, stranger))).Refusal?.Code);
        Assert.Equal("AMENDMENT_NOT_FOUND", (await database.Get<ReadAmendment>().Run(offered.Id, stranger)).Refusal?.Code);
        Assert.Equal("FORBIDDEN", (await Answer(a => a.Withdraw(offered.Id, mara))).Refusal?.Code);

        await database.Announce(new SubscriptionEnded(signed.OrderId, signed.CustomerId));
        await database.Deliver();

        Assert.Equal("AMENDMENT_WITHDRAWN", (await Answer(a => a.Accept(offered.Id, mara))).Refusal?.Code);
        Assert.Equal("CONTRACT_ENDED", (await Offer()).Refusal?.Code);
        await database.Announce(new CustomerErased(signed.CustomerId, "Mara", null));
        await database.Deliver();
        Assert.Empty(await database.All<Amendment>());
    }

    [Fact]
    public async Task An_end_that_began_before_the_offer_looks_at_the_contract_again()
    {
        await using var db = database.Open();
        var seen = await db.Set<Contract>().SingleAsync();
        Assert.False((await Offer()).IsRefused);

        seen.End(Now);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task That_it_was_not_accepted_is_settled_by_the_next_offer_and_by_the_end_of_the_contract()
    {
        var declined = (await Offer()).Value;
        await Answer(a => a.Decline(declined.Id, mara));
        Assert.False((await Offer("Nights only.")).IsRefused);
        Assert.Equal((AnswerAmendment.NotAccepted, signed.Id.Value, "Ana"), Assert.Single((await Told<RiskSettled>()).Select(s => (s.Kind, s.SubjectId, s.By))));
        await database.Pass(TimeSpan.FromDays(15));

        await database.Announce(new SubscriptionEnded(signed.OrderId, signed.CustomerId));
        await database.Deliver();

        Assert.Equal("The contract has ended.", (await Told<RiskSettled>()).Last(s => s.Kind == AnswerAmendment.NotAccepted).Reason);
    }

    [Fact]
    public async Task One_whose_time_was_over_when_its_contract_ended_is_over_too()
    {
        await Offer();
        database.Time.Advance(TimeSpan.FromDays(15));

        await database.Announce(new SubscriptionEnded(signed.OrderId, signed.CustomerId));
        await database.Deliver();

        Assert.Equal(AmendmentState.Expired, Assert.Single(await database.All<Amendment>()).State);
    }

    private static (string?, string?) Told(Result<Amendment> result) => (result.Refusal?.Code, result.Refusal?.Field);

    private Task<Result<Amendment>> Offer(string text = "Day and night.", string? seen = null, string reason = "Longer hours, as agreed by phone", int days = 14) =>
        database.Get<OfferAmendment>().Run(signed.Id, new([.. signed.Text.Sections, new SectionText { Heading = "7. Hours", Body = text }.Said], reason, Now.AddDays(days), seen ?? signed.TextHash), Ana);

    private Task<Result<Amendment>> Answer(Func<AnswerAmendment, Task<Result<Amendment>>> answer) => answer(database.Get<AnswerAmendment>());

    private async Task<Contract> Contract() => Assert.Single(await database.All<Contract>());

    private async Task<List<T>> Told<T>() => (await database.All<OutboxMessage>()).Where(m => m.Type == typeof(T).Name).Select(m => (T)(object)m.Read()).ToList();
}
