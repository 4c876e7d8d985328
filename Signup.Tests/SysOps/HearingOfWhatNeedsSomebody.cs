using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
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
}
