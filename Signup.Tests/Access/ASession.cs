using Microsoft.AspNetCore.Components.Authorization;
using SignupTests.Customers;
using SignupTests.Support;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Access;

/// <summary>A session lasts as long as its row says, no longer.</summary>
public sealed class ASession : CustomerWorld
{
    [Fact]
    public async Task Ends_when_it_is_not_used_for_three_days()
    {
        await Registered();
        var signedIn = await SignIn();

        Time.Advance(TimeSpan.FromDays(3));

        Assert.False(await IsLetIn(signedIn));
    }

    [Fact]
    public async Task Lasts_while_it_is_used_but_30_days_at_most()
    {
        await Registered();
        var signedIn = await SignIn();
        for (var day = 1; day < 30; day++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            Assert.True(await IsLetIn(signedIn), $"day {day}");
        }

        Time.Advance(TimeSpan.FromDays(1));

        Assert.False(await IsLetIn(signedIn));
    }

    [Fact]
    public async Task Is_refused_once_ended()
    {
        await Registered();
        var signedIn = await SignIn();
        var actor = Actor.Of(signedIn.Value.Session.Principal);

        await Db.Get<Sessions>().End(actor, actor.Session!.Value, SessionEnd.SignedOut);

        Assert.False(await IsLetIn(signedIn));
        Assert.Equal(SessionEnd.SignedOut, (await Db.All<Session>()).Single().EndedBecause);
    }

    [Fact]
    public async Task Of_somebody_else_does_not_exist()
    {
        await Registered();
        await Registered("ole@hafenlicht.example");
        var maras = await SignIn();

        var result = await Db.Get<Sessions>().End(await SignedIn("ole@hafenlicht.example"), maras.Value.Session.Id, SessionEnd.EndedByOwner);

        Assert.Equal("SESSION_NOT_FOUND", result.Refusal!.Code);
        Assert.True(await IsLetIn(maras));
    }

    [Fact]
    public async Task Stays_when_all_the_others_are_ended()
    {
        await Registered();
        var (first, second, here) = (await SignIn(), await SignIn(), await SignIn());

        var ended = await Db.Get<Sessions>().EndOthers(Actor.Of(here.Value.Session.Principal));

        Assert.Equal(2, ended.Value);
        Assert.False(await IsLetIn(first) || await IsLetIn(second));
        Assert.True(await IsLetIn(here));
        Assert.Single(await Db.Get<Sessions>().OpenOnesOf(Actor.Of(here.Value.Session.Principal).LoginId!.Value));
    }

    [Fact]
    public async Task That_ended_before_the_live_page_began_to_listen_is_noticed_at_once()
    {
        await Registered();
        var signedIn = await SignIn(kind: SessionKind.Cookie);
        var (who, id) = (signedIn.Value.Session.Principal, signedIn.Value.Session.Id);
        await Db.Get<Sessions>().End(Actor.Of(who), id, SessionEnd.SignedOut);
        using var page = new SessionWatch(Db.Get<SessionSweep>());

        var told = Task.FromResult(new AuthenticationState(who));
        page.AuthenticationStateChanged += state => told = state;

        page.SetAuthenticationState(told);

        await Eventually.Hold(async () => !Actor.Of((await told).User).IsSignedIn, "a visitor's page");
    }

    [Theory]
    [InlineData("")]
    [InlineData("sgn_made-up")]
    public async Task Is_not_opened_by_a_made_up_token(string token) => Assert.Null(await Db.Get<Sessions>().WhoHolds(token));
}
