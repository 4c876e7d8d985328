using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps.Notices;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>One of the staff chooses what they get by mail; what their role must hear of stays on.</summary>
public sealed class ChoosingOnesOwnNotices : IAsyncLifetime
{
    private static readonly NoticeSubject[] OfContracts = [NoticeSubject.ContractRed, NoticeSubject.ContractYellow, NoticeSubject.Acceptance];

    private TestDatabase house = null!;
    private Actor ana = Actor.Visitor, ada = Actor.Visitor, sue = Actor.Visitor;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddNotices());
        (ana, ada, sue) = (await Joins("ana", Role.Manager), await Joins("ada", Role.Admin), await Joins("sue", Role.Support));
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task What_is_switched_off_is_not_mailed_and_still_stands_under_the_bell()
    {
        Assert.Null((await Choose(OfContracts, ana)).Refusal);

        await Happens("payment-held");

        Assert.Equal(["ada"], await Mailed(), StringComparer.Ordinal);
        Assert.Single((await house.Get<ReadNotices>().Run(ana, whetherOver: false)).Value.Lines);
    }

    [Fact]
    public async Task What_a_role_must_hear_of_cannot_be_switched_off()
    {
        Assert.Equal("NOTICE_IS_DUTY", (await Choose([NoticeSubject.Money], ana)).Refusal?.Code);
        Assert.Equal("NOTICE_IS_DUTY", (await Choose(OfContracts, ada)).Refusal?.Code);
        Assert.Null((await Choose([], sue)).Refusal);
        Assert.Equal(["Acceptance", "ContractRed", "ContractYellow"], (await Read(ana)).Subjects.Where(s => s.IsDuty).Select(s => s.Subject.ToString()).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Whoever_changed_role_hears_what_the_new_one_must_whatever_they_chose()
    {
        await Choose([], sue);
        await house.Change(async db => (await db.Users.SingleAsync(l => l.Id == sue.LoginId)).Role = Role.Admin);

        await Happens("payment-held");

        Assert.Equal(["ada", "ana", "sue"], await Mailed(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task More_can_be_switched_on_and_the_team_followed_again()
    {
        await Choose([NoticeSubject.Money], sue);
        await Happens("payment-held");
        Assert.Contains("sue", await Mailed(), StringComparer.Ordinal);
        Assert.Single((await house.Get<ReadNotices>().Run(sue, whetherOver: false)).Value.Lines);
        Assert.True((await Read(sue)).IsOwn);

        await Choose(null, sue);
        await Choose(null, sue);

        var again = await Read(sue);
        Assert.False(again.IsOwn);
        Assert.Equal(NoticeSubject.Support, Assert.Single(again.Subjects, s => s.IsMailed).Subject);
        Assert.Empty((await house.Get<ReadNotices>().Run(sue, whetherOver: false)).Value.Lines);
    }

    [Fact]
    public async Task The_audit_keeps_who_chose_what_once()
    {
        await Choose([NoticeSubject.Support, NoticeSubject.Money], sue);
        await Choose([NoticeSubject.Money, NoticeSubject.Support], sue);

        var kept = Assert.Single(await house.All<AuditEntry>());
        Assert.Equal((AuditAction.ChoseNotices, "sue", new AuditChange("By mail", "As the team", "Support,Money")), (kept.Action, kept.By, Assert.Single(kept.Changes)));
    }

    [Fact]
    public async Task The_team_is_seen_with_what_reaches_whom_on_screen_and_by_mail()
    {
        await Choose(OfContracts, ana);
        await Choose([NoticeSubject.Money], sue);

        var team = (await house.Get<ReadTeamNotices>().Run(ana)).Value.Team.ToDictionary(one => one.Name, StringComparer.Ordinal);

        Assert.Equal(["lock", "lock", "lock", "bell", "bell", "bell"], Said("ana"), StringComparer.Ordinal);
        Assert.Equal(["both", "both", "both", "lock", "lock", "lock"], Said("ada"), StringComparer.Ordinal);
        Assert.Equal(["", "", "", "bell", "both", ""], Said("sue"), StringComparer.Ordinal);
        Assert.Equal((true, false), (team["sue"].IsOwn, team["ada"].IsOwn));
        Assert.Equal("FORBIDDEN", (await house.Get<ReadTeamNotices>().Run(sue)).Refusal?.Code);

        IEnumerable<string> Said(string who) => team[who].Subjects.Select(r => r.IsDuty && r.ByMail ? "lock" : (r.OnScreen, r.ByMail) switch { (true, true) => "both", (true, false) => "bell", (false, true) => "mail", _ => "" });
    }

    [Fact]
    public async Task One_of_each_that_is_mailed_can_be_tried_and_nobody_else_hears_of_it()
    {
        await Choose([NoticeSubject.Money, NoticeSubject.Else], sue);

        Assert.Equal(2, (await house.Get<SendOneOfEach>().Run(sue)).Value);
        Assert.Equal("TEST_WAITS", (await house.Get<SendOneOfEach>().Run(sue)).Refusal?.Code);

        Assert.Equal(["[Test] A refund was refused. The money is still with us: decide, then try again.", "[Test] The mail \"Your contract\" could not be sent."], (await house.All<MailMessage>()).Select(m => m.Subject).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(await house.All<MailMessage>(), m => Assert.Equal("sue@northwind.example", m.Recipient));
        await Choose([], sue);
        Assert.Equal("NOTHING_BY_MAIL", (await house.Get<SendOneOfEach>().Run(sue)).Refusal?.Code);
        foreach (var subject in Enum.GetValues<NoticeSubject>()) { Assert.Equal(subject, NoticeSubjects.Of(NoticeWords.Sample(subject).Kind, NoticeWords.Sample(subject).Severity)); }
    }

    private Task<Result<Done>> Choose(NoticeSubject[]? wanted, Actor actor) => house.Get<ChooseNotices>().Run(wanted, actor);

    private async Task<OwnNoticesReading> Read(Actor actor) => (await house.Get<ReadOwnNotices>().Run(actor)).Value;

    private async Task Happens(string kind)
    {
        await house.Announce(new RiskFound(kind, "red", Guid.NewGuid(), "Something."));
        await house.Deliver();
        await house.Pass(TimeSpan.FromSeconds(1));
    }

    private async Task<IEnumerable<string>> Mailed() => (await house.All<MailMessage>()).Select(m => m.Recipient.Split('@')[0]).Order(StringComparer.Ordinal);

    private async Task<Actor> Joins(string name, Role role)
    {
        var login = Logins.Make(EmailAddress.Parse($"{name}@northwind.example"), role, name, null);
        await house.Save(login);
        return new(login.Id, role, null, name);
    }
}
