using SignupTests.Customers;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using Xunit;

namespace SignupTests.Access;

/// <summary>Sessions that are long over are forgotten, but not that there were any.</summary>
public sealed class ForgettingOldSessions : CustomerWorld
{
    [Fact]
    public async Task After_90_days_a_session_that_is_over_is_gone()
    {
        await Registered();
        var old = await SignedIn();
        Time.Advance(TimeSpan.FromDays(1));
        var newer = await SignedIn();

        await Db.Pass(TimeSpan.FromDays(89));
        var before = await Db.All<Session>();
        await Db.Pass(TimeSpan.FromDays(32));

        Assert.Equal(2, before.Count);
        Assert.Equal(newer.Session, Assert.Single(await Db.All<Session>()).Id);
        Assert.NotEqual(old.Session, newer.Session);
    }

    [Fact]
    public async Task One_that_is_used_stays_however_old()
    {
        await Registered();
        var session = (await SignIn()).Value.Session;
        Time.Advance(TimeSpan.FromDays(2));
        await SignedIn();

        await Db.Pass(TimeSpan.FromDays(88));

        Assert.Contains(await Db.All<Session>(), s => s.Id == session.Id);
    }

    [Fact]
    public async Task The_newest_of_a_login_stays_so_that_the_account_still_counts_as_claimed()
    {
        await Registered();
        await SignedIn();
        await Db.Pass(TimeSpan.FromDays(400));

        await Register(password: "meine-eigene-boje");

        Assert.Single(await Db.All<Session>());
        Assert.Single(await Mails("verify-email"));
        Assert.False((await SignIn()).IsRefused);
    }

    [Fact]
    public async Task Used_links_are_forgotten_once_they_would_have_expired()
    {
        var now = Time.GetUtcNow();
        await Db.Save(new UsedLink { Nonce = "old", Kind = "test", ExpiresAt = now + TimeSpan.FromHours(1) }, new UsedLink { Nonce = "for ever", Kind = "test", ExpiresAt = DateTimeOffset.MaxValue });

        await Db.Pass(TimeSpan.FromDays(1));

        Assert.Equal("for ever", Assert.Single(await Db.All<UsedLink>()).Nonce);
    }

    [Fact]
    public async Task It_happens_every_day_and_only_one_is_ever_planned()
    {
        for (var day = 0; day < 3; day++) { await Db.Pass(TimeSpan.FromDays(1)); }
        await Db.Get<SignupWeb.Platform.Data.MigrateAtStart>().StartAsync(default);

        var planned = (await Db.All<Deadline>()).Where(d => d.Kind == CleanUp.Kind).ToList();
        Assert.Equal(3, planned.Count(d => !d.IsOpen));
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromDays(1), Assert.Single(planned, d => d.IsOpen).DueAt);
    }

    [Fact]
    public async Task More_than_a_batch_is_forgotten_in_several()
    {
        var id = await Registered();
        await Db.Save([.. Enumerable.Range(0, 2500).Select(n => Past(id.Value, n))]);

        await Db.Pass(TimeSpan.FromDays(200));
        for (var batch = 0; batch < 3; batch++) { await Db.Pass(TimeSpan.FromSeconds(2)); }

        Assert.Single(await Db.All<Session>());
    }

    private Session Past(Guid loginId, int n)
    {
        var login = Logins.Make(SignupWeb.Kernel.EmailAddress.Parse(Mara), Role.Customer, "Mara", null);
        login.Id = loginId;
        return Session.Start(login, SessionKind.Cookie, null, Office, strong: false, new AccessOptions(), Time.GetUtcNow().AddSeconds(n));
    }
}
