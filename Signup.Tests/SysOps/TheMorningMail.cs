using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Notices;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>R5, "Acceptance unacknowledged. Soft failure": what is green and not logged is mailed to the team each working morning. The clock stands at Saturday, 21 November 2026, 14:32 in Berlin.</summary>
public sealed class TheMorningMail : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private TestDatabase house = null!;

    public async Task InitializeAsync() => house = await House();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Comes_when_working_hours_begin_and_names_what_is_green_and_not_logged_first_due_first()
    {
        await Green(house, "Harbor Logistics", dueInDays: 6);
        await Green(house, "Tidewater Hotels", dueInDays: 3);
        await Green(house, "Oakline Studio", dueInDays: null);
        await Green(house, "Alpine Textil", dueInDays: 2, Colour.Yellow);

        await At(house, Monday.AddMinutes(-1));
        Assert.Empty(await house.All<MailMessage>());
        await At(house, Monday);

        var mails = await house.All<MailMessage>();
        Assert.Equal(["ada", "ana"], mails.Select(m => m.Recipient.Split('@')[0]).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(mails, m => Assert.Equal("2 green contracts to log", m.Subject));
        var numbers = (await house.All<Contract>()).ToDictionary(c => c.CustomerName, c => c.Number, StringComparer.Ordinal);
        Assert.Matches($"(?s){numbers["Tidewater Hotels"]} \\(Team\\).+{numbers["Harbor Logistics"]} \\(Team\\).+/ops/board\\?colour=green", mails[0].Text);
        Assert.DoesNotContain("Harbor", mails[0].Text, StringComparison.Ordinal);

        await At(house, Monday.AddHours(23));
        Assert.Equal(2, (await house.All<MailMessage>()).Count);
        await At(house, Monday.AddDays(1));
        Assert.Equal(4, (await house.All<MailMessage>()).Count);
    }

    [Fact]
    public async Task Does_not_come_when_all_is_logged_and_the_next_is_planned_all_the_same()
    {
        await Green(house, "Oakline Studio", dueInDays: null);

        await At(house, Monday);

        Assert.Empty(await house.All<MailMessage>());
        Assert.Equal(Monday.AddDays(1), Assert.Single(await house.All<Deadline>(), d => d.Kind == "mail-unlogged" && d.ClosedAt is null).DueAt);
    }

    [Fact]
    public async Task Is_one_mail_however_many_there_are_and_goes_to_whoever_chose_it()
    {
        for (var i = 0; i < 25; i++) { await Green(house, "Harbor Logistics", dueInDays: 5); }
        await house.Change(db =>
        {
            var sue = Logins.Make(EmailAddress.Parse("sue@northwind.example"), Role.Support, "sue", null);
            var own = new OwnNotices { LoginId = sue.Id };
            own.Choose([NoticeSubject.Acceptance]);
            db.AddRange(sue, own);
            return Task.CompletedTask;
        });

        await At(house, Monday);

        var mails = await house.All<MailMessage>();
        Assert.Equal(["ada", "ana", "sue"], mails.Select(m => m.Recipient.Split('@')[0]).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(mails, m => Assert.Contains("And 5 more.", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Waits_for_the_end_of_quiet_hours_and_for_hours_that_were_moved()
    {
        await using var quiet = await House(new("Notices:QuietFrom", "22:00"), new("Notices:QuietUntil", "10:30"));
        await Green(quiet, "Harbor Logistics", dueInDays: 5);

        await At(quiet, Monday.AddMinutes(89));
        Assert.Empty(await quiet.All<MailMessage>());
        await At(quiet, Monday.AddMinutes(90));

        Assert.Equal(2, (await quiet.All<MailMessage>()).Count);
    }

    private static async Task<TestDatabase> House(params KeyValuePair<string, string?>[] settings)
    {
        var made = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps(), settings);
        await made.Save(Logins.Make(EmailAddress.Parse("ana@northwind.example"), Role.Manager, "ana", null), Logins.Make(EmailAddress.Parse("ada@northwind.example"), Role.Admin, "ada", null));
        return made;
    }

    /// <param name="dueInDays">By when it must be logged; null when it is.</param>
    private static Task Green(TestDatabase house, string customer, int? dueInDays, Colour colour = Colour.Green) => house.Change(async db =>
    {
        var (now, number) = (house.Time.GetUtcNow(), db.Set<Contract>().Count() + 1);
        var contract = SampleContracts.Plant(db, number, customer, "Team", BillingCycle.Monthly, now, colour, colour, colour, colour, colour);
        await db.SaveChangesAsync();
        db.Entry(contract).Property(c => c.DueAt).CurrentValue = dueInDays is { } days ? now.AddDays(days) : null;
    });

    private static Task At(TestDatabase house, DateTimeOffset at) => house.Pass(at - house.Time.GetUtcNow());
}
