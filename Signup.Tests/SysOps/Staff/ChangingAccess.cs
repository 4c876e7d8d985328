using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Staff;
using Xunit;

namespace SignupTests.SysOps.Staff;

/// <summary>Ben of the team gets another role, is suspended, and comes back.</summary>
public sealed class ChangingAccess : StaffWorld
{
    private const string Bens = "ben@northwind.example", Doras = "dora@northwind.example";

    private readonly Meeting meeting = new();

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.ConfigureDbContext<SignupDb>(options => options.AddInterceptors(meeting));
    }

    [Fact]
    public async Task Another_role_is_told_by_mail_and_kept_with_before_and_after()
    {
        var ben = await Member(Bens, Role.Manager);

        Assert.Equal(Role.Support, (await Change(ben, Role.Support)).Value.Role);
        Assert.False((await Change(ben, Role.Support)).IsRefused);

        Assert.Equal(Role.Support, (await LoginOf(ben.LoginId!.Value)).Role);
        Assert.Contains("you work as Support", Assert.Single(await Mails("staff-role")).Text, StringComparison.Ordinal);
        Assert.Equal(new StaffRoleChanged(ben.LoginId.Value, "Manager", "Support", "Ana"), Assert.Single(await Events()));
        var kept = Assert.Single(await Kept(AuditAction.ChangedRole));
        Assert.Equal((Bens, new AuditChange("Role", "Manager", "Support")), (kept.Subject, Assert.Single(kept.Changes)));
    }

    [Fact]
    public async Task Suspended_all_sessions_end_and_the_password_does_not_help_until_reinstated()
    {
        var ben = await Member(Bens, Role.Support);
        await SignIn(Bens, SamsPassword);
        await SignIn(Bens, SamsPassword);

        Assert.Equal("REASON_MISSING", (await Suspend(ben, " ")).Refusal?.Code);
        Assert.Equal(2, (await Suspend(ben)).Value);
        Assert.Equal(0, (await Suspend(ben)).Value);

        Assert.Equal("ACCOUNT_SUSPENDED", (await SignIn(Bens, SamsPassword)).Refusal?.Code);
        Assert.All(await Db.All<Session>(), s => Assert.Equal(SessionEnd.Suspended, s.EndedBecause));
        Assert.Equal(("Ana", "Left the company"), (Assert.Single(await Db.All<StaffSuspension>()).By, (await Db.All<StaffSuspension>())[0].Reason));
        Assert.DoesNotContain("Left the company", Assert.Single(await Mails("staff-suspended")).Text, StringComparison.Ordinal);

        await Db.Get<ReinstateStaff>().Run(Ana, ben.LoginId!.Value);
        await Db.Get<ReinstateStaff>().Run(Ana, ben.LoginId.Value);
        Assert.False((await SignIn(Bens, SamsPassword)).IsRefused);
        Assert.Empty(await Db.All<StaffSuspension>());
        Assert.Single(await Mails("staff-reinstated"));
        Assert.Equal([nameof(StaffSuspended), nameof(StaffReinstated)], (await Events()).Select(e => e.GetType().Name), StringComparer.Ordinal);
        Assert.Equal(["Left the company"], (await Kept(AuditAction.SuspendedStaff)).SelectMany(e => e.Changes).Where(c => c.What == "Reason").Select(c => c.After), StringComparer.Ordinal);
        Assert.Single(await Kept(AuditAction.ReinstatedStaff));
    }

    [Fact]
    public async Task Nobody_does_it_to_themselves_or_to_customers()
    {
        var dora = await Member(Doras, Role.Admin);
        var mara = new Actor((await Registered()).Value, Role.Customer, null, "Mara");

        Assert.Equal("NOT_ONESELF", (await Change(dora, Role.Support, by: dora)).Refusal?.Code);
        Assert.Equal("NOT_ONESELF", (await Suspend(dora, by: dora)).Refusal?.Code);
        Assert.Equal("STAFF_NOT_FOUND", (await Change(mara, Role.Admin)).Refusal?.Code);
        Assert.Equal("STAFF_NOT_FOUND", (await Suspend(mara)).Refusal?.Code);
        Assert.Equal("STAFF_NOT_FOUND", (await Db.Get<ReinstateStaff>().Run(Ana, mara.LoginId!.Value)).Refusal?.Code);
        Assert.Equal("ROLE_MISSING", (await Change(dora, Role.Customer)).Refusal?.Code);
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_stays_one()
    {
        var (dora, ben) = (await Member(Doras, Role.Admin), await Member(Bens, Role.Admin));
        await Suspend(ben);

        Assert.Equal("LAST_ADMINISTRATOR", (await Change(dora, Role.Manager, by: ben)).Refusal?.Code);
        Assert.Equal("LAST_ADMINISTRATOR", (await Suspend(dora, by: ben)).Refusal?.Code);
        await Db.Get<ReinstateStaff>().Run(Ana, ben.LoginId!.Value);
        Assert.False((await Change(dora, Role.Manager, by: ben)).IsRefused);
    }

    [Fact]
    public async Task Of_two_administrators_who_shut_each_other_out_at_the_same_moment_one_stays()
    {
        var (dora, ben) = (await Member(Doras, Role.Admin), await Member(Bens, Role.Admin));
        meeting.Begin();

        var both = await Task.WhenAll(Task.Run(async () => (await Suspend(dora, by: ben)).Refusal), Task.Run(async () => (await Change(ben, Role.Support, by: dora)).Refusal));

        Assert.Equal(2, meeting.Arrived);
        Assert.Equal("LAST_ADMINISTRATOR", Assert.Single(both, refusal => refusal is not null)?.Code);
        Assert.Single(await Db.All<Login>(), l => l.Role == Role.Admin && !l.IsBlocked(Time.GetUtcNow()));
    }

    [Fact]
    public async Task The_list_says_who_works_who_is_suspended_and_who_is_asked()
    {
        var (dora, ben) = (await Member(Doras, Role.Admin), await Member(Bens, Role.Support));
        await SignIn(Doras, SamsPassword);
        await Suspend(ben);
        await Invite();

        var read = (await Db.Get<ReadStaff>().Run(Ana)).Value;

        Assert.Equal([("dora", null), ("ben", "Left the company")], read.Members.Select(m => (m.Name, m.Suspension?.Reason)));
        Assert.Equal((Time.GetUtcNow(), false, 1), (read.Members[0].LastSignIn, read.Members[0].HasSecondFactor, read.WithoutSecondFactor));
        Assert.Null(read.Members[1].LastSignIn);
        Assert.Equal(Sam, Assert.Single(read.Invitations).Email.Value);
        Assert.Equal("FORBIDDEN", (await Db.Get<ReadStaff>().Run(dora with { Role = Role.Manager })).Refusal?.Code);
    }

    private Task<Result<Login>> Change(Actor whom, Role role, Actor? by = null) => Db.Get<ChangeRole>().Run(by ?? Ana, whom.LoginId!.Value, role);

    private Task<Result<int>> Suspend(Actor whom, string reason = "Left the company", Actor? by = null) => Db.Get<SuspendStaff>().Run(by ?? Ana, whom.LoginId!.Value, reason);

    /// <summary>Lets two go on only once both have seen who else administers.</summary>
    private sealed class Meeting : DbCommandInterceptor
    {
        private readonly TaskCompletionSource both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool isOn;
        private int arrived;

        public int Arrived => Math.Min(arrived, 2);

        public void Begin() => isOn = true;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (!isOn || !command.CommandText.Contains("\"LockoutEnd\" <=", StringComparison.Ordinal)) { return result; }
            if (Interlocked.Increment(ref arrived) == 2) { both.SetResult(); }
            await both.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
            return result;
        }
    }
}
