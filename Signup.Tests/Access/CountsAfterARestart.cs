using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SignupTests.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Access;

/// <summary>Wrong tries, and what was used up, count on in a process that starts on the same database; what was right costs no commit.</summary>
public class CountsAfterARestart : CustomerWorld
{
    [Fact]
    public async Task Wrong_passwords_do()
    {
        await Registered();
        for (var n = 0; n < 10; n++) { await SignIn(password: "wrong-password", from: Elsewhere); }
        await Db.Get<KeepTries>().Write();

        var (throttle, _) = await Restarted();

        Assert.True(throttle.Begin(Limits.SignIn, "sign-in from:" + Elsewhere.Address).IsRefused);
        Assert.False(throttle.Begin(Limits.SignIn, "sign-in from:" + Office.Address).IsRefused);
        Time.Advance(TimeSpan.FromMinutes(15));
        Assert.False(throttle.Begin(Limits.SignIn, "sign-in from:" + Elsewhere.Address).IsRefused);
    }

    [Fact]
    public async Task What_is_no_mistake_counts_once_it_is_used_up()
    {
        var throttle = Db.Get<Throttle>();
        throttle.Take(Limits.Mail, "reset:A@B.EXAMPLE");
        throttle.Take(Limits.Mail, "reset:A@B.EXAMPLE");
        await Db.Get<KeepTries>().Write();
        Assert.Empty(await Db.All<KeptTry>());

        throttle.Take(Limits.Mail, "reset:A@B.EXAMPLE");
        await Db.Get<KeepTries>().Write();

        Assert.Equal([("reset", "a•••@b.example")], (await Db.All<KeptTry>()).Select(t => (t.What, t.Who)).Distinct());
        var (after, _) = await Restarted();
        Assert.NotNull(after.Take(Limits.Mail, "reset:A@B.EXAMPLE"));
    }

    [Fact]
    public async Task Reveals_do()
    {
        await Registered();
        for (var n = 0; n < 5; n++) { Assert.Equal("EMAIL_EXISTS", (await Register()).Refusal!.Code); }
        await Db.Get<KeepTries>().Write();

        var (_, reveals) = await Restarted();

        Assert.Null((await reveals.Take(Office, default)).Reveal);
        Assert.NotNull((await reveals.Take(Elsewhere, default)).Reveal);
    }

    [Fact]
    public async Task A_registration_and_a_sign_in_add_no_commit()
    {
        await Registered();
        await SignedIn();
        var before = Db.Services.GetService<Writer>()?.Groups;

        await Db.Get<KeepTries>().Write();

        Assert.Equal(before, Db.Services.GetService<Writer>()?.Groups);
        Assert.Empty(await Db.All<KeptTry>());
    }

    [Fact]
    public async Task Rows_go_when_they_count_no_more()
    {
        await SignIn(password: "wrong-password");
        await Db.Get<KeepTries>().Write();
        Assert.Equal(2, (await Db.All<KeptTry>()).Count);

        Time.Advance(TimeSpan.FromMinutes(15));
        await Db.Change(async db =>
        {
            foreach (var kept in Db.Services.GetServices<IKeptForATime>()) { await kept.Forget(db, Time.GetUtcNow(), 100, default); }
        });

        Assert.Empty(await Db.All<KeptTry>());
    }

    private LimitOptions Limits => Db.Get<IOptionsMonitor<LimitOptions>>().CurrentValue;

    private static TryBook Unwritten() => new(NullLogger<TryBook>.Instance);

    /// <summary>The counters of a process that has just started.</summary>
    private async Task<(Throttle Throttle, RevealBudget Reveals)> Restarted()
    {
        var throttle = new Throttle(Unwritten(), Time);
        var reveals = new RevealBudget(Db.Get<IOptionsMonitor<RegistrationOptions>>(), Unwritten(), Time);
        await new RememberTries(Db.Get<IDbContextFactory<SignupDb>>(), new WhoWaits(throttle, [reveals]), Time).Plant(default);
        return (throttle, reveals);
    }
}
