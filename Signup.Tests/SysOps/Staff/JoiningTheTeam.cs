using Microsoft.Extensions.DependencyInjection;
using SignupWeb;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Operate;
using SignupWeb.SysOps.Staff;
using Xunit;

namespace SignupTests.SysOps.Staff;

/// <summary>Sam is invited, and comes.</summary>
public sealed class JoiningTheTeam : StaffWorld
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Access:StaffTwoFactor", "Required")];

    [Fact]
    public async Task The_link_lets_in_once_and_the_role_counts_once_there_is_a_second_factor()
    {
        await Invite(role: Role.Manager, language: "de");
        var (mail, token) = (Assert.Single(await Mails("staff-invitation")), await Token());

        var sam = Actor.Of((await Join(token)).Value.Principal);

        Assert.StartsWith("Sie sind in das Team von ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Ana lädt Sie als Manager ein.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", SecretLinks.Without(mail.Kind, mail.Text), StringComparison.Ordinal);
        var login = await LoginOf(sam.LoginId!.Value);
        Assert.Equal((Role.Manager, "Sam Okafor", Sam, true, "de-DE"), (login.Role, login.DisplayName, login.Email, login.EmailConfirmed, login.Culture));
        Assert.True(sam.MustAddSecondFactor);
        Assert.Empty(await Db.All<StaffInvitation>());
        Assert.Equal("INVALID_TOKEN", (await Join(token)).Refusal?.Code);
        Assert.Equal([nameof(StaffInvited), nameof(StaffJoined)], (await Events()).Select(e => e.GetType().Name), StringComparer.Ordinal);
        Assert.Equal((Sam, "Ana"), (Assert.Single(await Kept(AuditAction.InvitedStaff)).Subject, (await Kept(AuditAction.InvitedStaff))[0].By));
        Assert.Equal(("Sam Okafor", Role.Manager), (Assert.Single(await Kept(AuditAction.JoinedStaff)).By, (await Kept(AuditAction.JoinedStaff))[0].Role));
        Assert.False((await SignIn(Sam, SamsPassword)).IsRefused);
    }

    [Fact]
    public async Task Of_two_who_use_the_link_at_once_one_gets_in()
    {
        await Invite();
        var token = await Token();

        var both = await Task.WhenAll(Task.Run(() => Join(token)), Task.Run(() => Join(token)));

        Assert.Equal("INVALID_TOKEN", Assert.Single(both, b => b.IsRefused).Refusal?.Code);
        Assert.Single(await Db.All<Login>());
    }

    [Fact]
    public async Task Sent_again_the_newest_link_works_alone_and_withdrawn_none()
    {
        var invitation = (await Invite()).Value;
        var first = await Token();
        Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal("LINK_EXPIRED", (await Join(first)).Refusal?.Code);

        await Db.Get<ResendInvitation>().Run(Ana, invitation.Id);
        var second = await Token();
        Assert.Equal("LINK_EXPIRED", (await Join(first)).Refusal?.Code);
        Assert.False((await Db.Get<JoinStaff>().Look(second)).IsRefused);
        await Db.Get<ResendInvitation>().Run(Ana, invitation.Id);
        Assert.Equal("INVALID_TOKEN", (await Join(second)).Refusal?.Code);

        var third = await Token();
        Assert.Equal(Sam, (await Db.Get<WithdrawInvitation>().Run(Ana, invitation.Id)).Value.Value);
        Assert.Equal("INVALID_TOKEN", (await Join(third)).Refusal?.Code);
        Assert.Equal("INVITATION_NOT_FOUND", (await Db.Get<WithdrawInvitation>().Run(Ana, invitation.Id)).Refusal?.Code);
        Assert.Equal("INVITATION_NOT_FOUND", (await Db.Get<ResendInvitation>().Run(Ana, invitation.Id)).Refusal?.Code);
        Assert.Empty(await Db.All<Login>());
    }

    [Fact]
    public async Task An_address_that_is_used_or_invited_already_is_refused()
    {
        await Registered();
        await Invite();

        Assert.Equal("EMAIL_EXISTS", (await Invite(Mara.ToUpperInvariant())).Refusal?.Code);
        Assert.Equal("ALREADY_INVITED", (await Invite(Sam.ToUpperInvariant())).Refusal?.Code);
        Assert.Equal("EMAIL_INVALID", (await Invite("nobody")).Refusal?.Code);
        Assert.Equal("ROLE_MISSING", (await Invite("else@northwind.example", Role.Customer)).Refusal?.Code);

        await Registered(Sam);
        Assert.Equal("EMAIL_EXISTS", (await Join(await Token())).Refusal?.Code);
        Assert.Equal(2, (await Db.All<Login>()).Count(l => l.Role == Role.Customer));
    }

    [Fact]
    public async Task One_that_nobody_used_is_forgotten_thirty_days_after_its_time()
    {
        await Invite();

        Time.Advance(TimeSpan.FromDays(37));
        await CleanUp();
        Assert.Single(await Db.All<StaffInvitation>());
        Time.Advance(TimeSpan.FromSeconds(1));
        await CleanUp();

        Assert.Empty(await Db.All<StaffInvitation>());
    }

    private Task CleanUp() => Db.Change(async db =>
    {
        foreach (var kept in Db.Services.GetServices<IKeptForATime>()) { await kept.Forget(db, Time.GetUtcNow(), 1000, default); }
    });

    [Fact]
    public async Task A_name_and_a_long_password_are_asked_for()
    {
        await Invite();

        var refused = (await Join(await Token(), " ", "too short")).Refusal!;

        Assert.Equal(["NAME_MISSING", "PASSWORD_INVALID"], refused.All.Select(r => r.Code), StringComparer.Ordinal);
        Assert.Single(await Db.All<StaffInvitation>());
    }
}
