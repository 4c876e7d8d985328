using SignupWeb;
using SignupWeb.Customers;
using Xunit;

namespace SignupTests.Customers;

/// <summary>An account nobody verified or used must not keep the address from its owner: the last link wins, and its password.</summary>
public sealed class AnUnclaimedAddress : CustomerWorld
{
    private const string OwnersPassword = "meine-eigene-boje";

    [Fact]
    public async Task Registering_it_again_sends_a_new_link_and_the_old_one_stops_working()
    {
        await Registered(password: "somebody-elses-idea");
        var first = await TokenIn("verify-email");

        await Register(password: OwnersPassword);

        Assert.Equal(2, (await Mails("verify-email")).Count);
        Assert.Equal("INVALID_TOKEN", (await Db.Get<VerifyEmail>().Run(first)).Refusal!.Code);
    }

    [Fact]
    public async Task The_new_password_counts_only_once_its_link_is_used()
    {
        await Registered(password: "somebody-elses-idea");
        await Register(password: OwnersPassword);
        var before = await SignIn(password: OwnersPassword);
        var squatter = await SignIn(password: "somebody-elses-idea");

        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));

        Assert.Equal("INVALID_CREDENTIALS", before.Refusal!.Code);
        Assert.False((await SignIn(password: OwnersPassword)).IsRefused);
        Assert.Equal("INVALID_CREDENTIALS", (await SignIn(password: "somebody-elses-idea")).Refusal!.Code);
        Assert.False(await IsLetIn(squatter));
        Assert.Contains((await Events()).OfType<SessionsInvalidated>(), e => e.Count == 1);
    }

    [Fact]
    public async Task Registering_it_again_lets_nobody_in()
    {
        await Registered();

        var again = await Register(password: OwnersPassword);

        Assert.Equal("EMAIL_EXISTS", again.Refusal!.Code);
    }

    [Fact]
    public async Task An_account_that_was_used_is_left_alone()
    {
        await Registered();
        await SignedIn();

        await Register(password: OwnersPassword);

        Assert.Single(await Mails("verify-email"));
        Assert.False((await SignIn()).IsRefused);
    }

    [Fact]
    public async Task A_verified_account_is_left_alone()
    {
        await Registered();
        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));

        await Register(password: OwnersPassword);

        Assert.Single(await Mails("verify-email"));
    }

    [Fact]
    public async Task A_mailbox_gets_three_links_an_hour()
    {
        await Registered();

        for (var n = 0; n < 5; n++) { await Register(password: OwnersPassword + n); }

        Assert.Equal(4, (await Mails("verify-email")).Count);
    }
}
