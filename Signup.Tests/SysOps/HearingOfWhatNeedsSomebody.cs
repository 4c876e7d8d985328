using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Support;
using SignupWeb.SysOps.Notices;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>R5: notify the admin, notify the manager: by mail, and a storm is a few mails.</summary>
public sealed class HearingOfWhatNeedsSomebody : IAsyncLifetime
{
    private TestDatabase house = null!;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddNotices());
        await house.Change(db =>
        {
            foreach (var (name, role) in new[] { ("ana", Role.Manager), ("ada", Role.Admin), ("sue", Role.Support), ("mara", Role.Customer), ("old", Role.Manager) })
            {
                var login = Logins.Make(EmailAddress.Parse($"{name}@northwind.example"), role, name, null);
                if (name == "old") { login.Block(); }
                db.Add(login);
            }

            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Red_goes_at_once_to_managers_and_administrators()
    {
        await house.Announce(new RiskFound("payment-mismatch", "red", Guid.NewGuid(), "Money that does not fit."));
        await house.Deliver();
        await house.Pass(TimeSpan.FromSeconds(1));

        var mails = await house.All<MailMessage>();
        Assert.Equal(["ada@northwind.example", "ana@northwind.example"], mails.Select(m => m.Recipient).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(mails, m => Assert.Equal("Money that does not fit.", m.Subject));
        Assert.Contains("/ops/risks", mails[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storm_is_two_mails_in_the_first_minute_and_the_same_thing_is_one_line()
    {
        var order = Guid.NewGuid();
        await house.Announce(new RiskFound("payment-mismatch", "red", Guid.NewGuid(), "The first."));
        await house.Deliver();
        await house.Pass(TimeSpan.FromSeconds(1));
        for (var n = 0; n < 30; n++) { await house.Announce(new RiskFound("payment-mismatch", "red", Guid.NewGuid(), $"Number {n}.")); }
        await house.Announce(new RiskFound("payment-held", "yellow", order, "Held."), new RiskFound("payment-held", "yellow", order, "Still held."));
        await house.Deliver();
        await house.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(2, (await house.All<MailMessage>()).Count);

        await house.Pass(TimeSpan.FromMinutes(1));

        var mails = (await house.All<MailMessage>()).Where(m => m.Recipient.StartsWith("ana", StringComparison.Ordinal)).OrderBy(m => m.WrittenAt).ToList();
        Assert.Equal(["The first.", "31 things need somebody"], mails.Select(m => m.Subject), StringComparer.Ordinal);
        Assert.Contains("And 11 more.", mails[1].Text, StringComparison.Ordinal);
        Assert.All(await house.All<Notice>(), n => Assert.NotNull(n.MailedAt));
        Assert.Equal((2, "Still held."), (await house.All<Notice>()).Where(n => n.SubjectId == order).Select(n => (n.Count, n.Sentence)).Single());
    }

    [Fact]
    public async Task What_somebody_has_or_has_put_aside_is_not_mailed_again()
    {
        var (held, aside) = (Guid.NewGuid(), Guid.NewGuid());
        await house.Save(Risk.Found("payment-held", Severity.Red, held, "Held.", house.Time.GetUtcNow()), Risk.Found("payment-held", Severity.Red, aside, "Held too.", house.Time.GetUtcNow()));
        await house.Change(async db =>
        {
            (await db.Set<Risk>().SingleAsync(r => r.SubjectId == held)).Take(new("Ana", null, house.Time.GetUtcNow()));
            (await db.Set<Risk>().SingleAsync(r => r.SubjectId == aside)).Snooze(new("Ana", house.Time.GetUtcNow(), house.Time.GetUtcNow().AddHours(1), "Wait"));
        });

        foreach (var subject in new[] { held, aside }) { await house.Announce(new RiskFound("payment-held", "red", subject, "Again.")); }
        await house.Deliver();
        Assert.Empty(await house.All<Notice>());
        await house.Pass(TimeSpan.FromHours(2));
        await house.Announce(new RiskFound("payment-held", "red", aside, "And again."));
        await house.Deliver();

        Assert.Equal(aside, Assert.Single(await house.All<Notice>()).SubjectId);
    }

    [Fact]
    public async Task Yellow_gathers_for_a_minute_and_comes_every_ten_at_most()
    {
        await house.Announce(new RiskFound("payment-held", "yellow", Guid.NewGuid(), "Held."));
        await house.Deliver();
        await house.Pass(TimeSpan.FromSeconds(30));
        Assert.Empty(await house.All<MailMessage>());
        await house.Pass(TimeSpan.FromSeconds(31));
        Assert.Equal(2, (await house.All<MailMessage>()).Count);

        await house.Announce(new RiskFound("payment-held", "yellow", Guid.NewGuid(), "Another."));
        await house.Deliver();
        await house.Pass(TimeSpan.FromMinutes(9));
        Assert.Equal(2, (await house.All<MailMessage>()).Count);
        await house.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(4, (await house.All<MailMessage>()).Count);
    }

    [Fact]
    public async Task The_same_again_is_mailed_every_quarter_of_an_hour_at_most_and_at_once_when_it_gets_worse()
    {
        var order = Guid.NewGuid();
        await Found("yellow", order);
        await house.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await house.All<MailMessage>()).Count);

        await Found("yellow", order);
        await house.Pass(TimeSpan.FromMinutes(14));
        Assert.Equal(2, (await house.All<MailMessage>()).Count);
        await house.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(4, (await house.All<MailMessage>()).Count);
        await house.Pass(TimeSpan.FromMinutes(1));
        await Found("red", order);
        await house.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(6, (await house.All<MailMessage>()).Count);
    }

    [Fact]
    public async Task What_is_settled_before_the_mail_goes_is_not_mailed()
    {
        var order = Guid.NewGuid();
        await Found("yellow", order);
        await house.Announce(new RiskSettled("payment-held", order, "Signup", "It is paid."));
        await house.Deliver();
        await house.Pass(TimeSpan.FromHours(1));

        Assert.Empty(await house.All<MailMessage>());
        Assert.Empty(await house.All<Notice>());
    }

    [Fact]
    public async Task What_somebody_takes_or_resolves_while_it_waits_is_not_mailed()
    {
        var (taken, resolved, left) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        foreach (var subject in new[] { taken, resolved, left }) { await Found("yellow", subject); }
        await house.Save(new[] { taken, resolved, left }.Select(subject => Risk.Found("payment-held", Severity.Yellow, subject, "Held.", house.Time.GetUtcNow())).ToArray<object>());
        await house.Change(async db =>
        {
            (await db.Set<Risk>().SingleAsync(r => r.SubjectId == taken)).Take(new("Ana", null, house.Time.GetUtcNow()));
            (await db.Set<Risk>().SingleAsync(r => r.SubjectId == resolved)).Resolve("Ana", "Paid by hand", house.Time.GetUtcNow());
        });

        await house.Pass(TimeSpan.FromHours(1));

        Assert.Equal(left, Assert.Single(await house.All<Notice>()).SubjectId);
        Assert.Equal(2, (await house.All<MailMessage>()).Count);
    }

    [Fact]
    public async Task Whoever_took_a_contract_on_hears_of_it_and_of_its_order_and_support_of_its_requests()
    {
        var now = house.Time.GetUtcNow();
        Contract contract = null!;
        await house.Change(db =>
        {
            contract = SampleContracts.Plant(db, 1, "Harbor Logistics", "Team", BillingCycle.Monthly, now);
            db.Add(new AttentionEntry { Id = Guid.CreateVersion7(now), ContractId = contract.Id, Kind = AttentionKind.Acknowledged, Colour = Colour.Red, Owner = "Otto", By = "Ana", At = now });
            db.Add(Logins.Make(EmailAddress.Parse("otto@northwind.example"), Role.Support, "Otto", null));
            return Task.CompletedTask;
        });
        await house.Announce(new RiskFound("acceptance-unacknowledged", "red", contract.Id.Value, "Still red."), new RiskFound("payment-incomplete", "red", contract.OrderId.Value, "Not paid."), new RiskFound(FirstAnswer.Late, "red", Guid.NewGuid(), "No answer."), new RiskFound("payment-held", "red", Guid.NewGuid(), "Held."));
        await house.Deliver();
        await house.Pass(TimeSpan.FromSeconds(1));

        var mails = (await house.All<MailMessage>()).ToDictionary(m => m.Recipient[..m.Recipient.IndexOf('@', StringComparison.Ordinal)], m => (m.Subject, m.Text), StringComparer.Ordinal);
        Assert.Equal(["ada", "ana", "otto", "sue"], mails.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(("4 things need somebody", "3 things need somebody", "No answer."), (mails["ana"].Subject, mails["otto"].Subject, mails["sue"].Subject));
        Assert.DoesNotContain("Held.", mails["otto"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hears_of_what_is_a_setting_and_of_each_somebody_always_does()
    {
        await using var told = await TestDatabase.Create(services => services.AddNotices(), [new("Notices:Money", "support"), new("Notices:ContractRed", "admins")]);
        await told.Change(db =>
        {
            foreach (var (name, role) in new[] { ("ana", Role.Manager), ("ada", Role.Admin), ("sue", Role.Support) }) { db.Add(Logins.Make(EmailAddress.Parse($"{name}@northwind.example"), role, name, null)); }
            return Task.CompletedTask;
        });
        Contract contract = null!;
        await told.Change(db =>
        {
            contract = SampleContracts.Plant(db, 1, "Harbor Logistics", "Team", BillingCycle.Monthly, told.Time.GetUtcNow());
            return Task.CompletedTask;
        });
        await told.Announce(new RiskFound("payment-held", "red", Guid.NewGuid(), "Held."), new ContractTurned(contract.Id, contract.CustomerId, "Red", "Ana"));
        await told.Deliver();
        await told.Pass(TimeSpan.FromSeconds(1));

        var mails = (await told.All<MailMessage>()).ToDictionary(m => m.Recipient[..3], m => m.Subject, StringComparer.Ordinal);

        Assert.Equal(("2 things need somebody", $"Contract {contract.Number} (Team) turned red.", "Held."), (mails["ada"], mails["ana"], mails["sue"]));
    }

    [Theory]
    [InlineData("yellow", "false", "false", 8)]
    [InlineData("red", "false", "false", 0)]
    [InlineData("red", "true", "false", 8)]
    [InlineData("yellow", "false", "true", 32)]
    [InlineData("red", "false", "true", 0)]
    public async Task In_quiet_hours_yellow_waits_for_their_end_and_red_only_where_it_is_told_to(string severity, string redWaits, string weekends, int hours)
    {
        await using var quiet = await Quiet(redWaits, weekends);
        await quiet.Announce(new RiskFound("payment-held", severity, Guid.NewGuid(), "Held."));
        await quiet.Deliver();

        var due = Assert.Single(await quiet.All<Deadline>(), d => d.Kind == MailNotices.Kind).DueAt;

        Assert.Equal(TimeSpan.FromHours(hours), due - quiet.Time.GetUtcNow());
        await quiet.Pass(due - quiet.Time.GetUtcNow());
        Assert.Equal(["duty@northwind.example"], (await quiet.All<MailMessage>()).Select(m => m.Recipient), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("22:00", null, null, false, true)]
    [InlineData("22:00", "22:00", null, false, true)]
    [InlineData(null, null, "nobody", true, false)]
    [InlineData("22:00", "06:00", "duty@northwind.example", true, true)]
    public void Quiet_hours_are_whole_and_the_address_is_one(string? from, string? until, string? address, bool areHours, bool isAddressed)
    {
        var options = new NoticesOptions { QuietFrom = from is null ? null : TimeOnly.Parse(from, CultureInfo.InvariantCulture), QuietUntil = until is null ? null : TimeOnly.Parse(until, CultureInfo.InvariantCulture), Address = address };

        Assert.Equal((areHours, isAddressed), (options.AreHours, options.IsAddressed));
    }

    [Theory]
    [InlineData("2026-11-20T20:59:00", "2026-11-20T20:59:00")]
    [InlineData("2026-11-20T22:30:00", "2026-11-23T07:00:00")]
    [InlineData("2026-11-21T03:00:00", "2026-11-23T07:00:00")]
    [InlineData("2026-11-21T12:00:00", "2026-11-23T07:00:00")]
    [InlineData("2026-11-22T23:30:00", "2026-11-23T07:00:00")]
    [InlineData("2026-11-23T07:00:00", "2026-11-23T07:00:00")]
    public async Task A_quiet_weekend_lasts_from_friday_night_to_the_end_of_the_night_on_monday(string due, string goes)
    {
        await using var quiet = await Quiet("false", "true");
        var shop = quiet.Get<Microsoft.Extensions.Options.IOptions<SignupWeb.Platform.Web.ShopOptions>>().Value;

        var at = quiet.Get<QuietHours>().After(shop.Instant(DateTime.Parse(due, CultureInfo.InvariantCulture)), Severity.Yellow);

        Assert.Equal(shop.Instant(DateTime.Parse(goes, CultureInfo.InvariantCulture)), at);
    }

    /// <summary>A house whose night is from ten to seven; it is eleven at night in Berlin there, on a Saturday.</summary>
    private static async Task<TestDatabase> Quiet(string redWaits, string weekends)
    {
        var night = await TestDatabase.Create(services => services.AddNotices(), [new("Notices:QuietFrom", "22:00"), new("Notices:QuietUntil", "07:00"), new("Notices:RedWaits", redWaits), new("Notices:QuietWeekends", weekends), new("Notices:Address", "duty@northwind.example")]);
        night.Time.Advance(new DateTimeOffset(2026, 11, 21, 22, 0, 0, TimeSpan.Zero) - night.Time.GetUtcNow());
        return night;
    }

    private async Task Found(string severity, Guid subject)
    {
        await house.Announce(new RiskFound("payment-held", severity, subject, "Held."));
        await house.Deliver();
    }
}
