using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Another password while signed in.</summary>
public sealed class ChangingThePassword : CustomerWorld
{
    private const string NewPassword = "boje-im-morgennebel";

    [Fact]
    public async Task All_sessions_end_the_browser_goes_on_in_a_new_one_and_the_owner_is_told()
    {
        var id = await Registered();
        var mara = await SignedIn();
        var other = await SignIn();

        var started = (await Db.Get<ChangePassword>().Run(mara, MarasPassword, NewPassword, Office)).Value!;

        Assert.NotEqual(mara.Session, started.Id);
        Assert.NotNull(await Db.Get<Sessions>().Who(started.Id));
        Assert.Null(await Db.Get<Sessions>().Who(mara.Session!.Value));
        Assert.False(await IsLetIn(other));
        Assert.Contains(new SessionsInvalidated(id, 2), await Events());
        Assert.Equal(Mara, Assert.Single(await Mails("password-changed")).Recipient);
    }

    [Fact]
    public async Task The_new_password_counts_and_the_old_one_does_not()
    {
        await Registered();

        await Db.Get<ChangePassword>().Run(await SignedIn(), MarasPassword, NewPassword);

        Assert.False((await SignIn(password: NewPassword)).IsRefused);
        Assert.True((await SignIn()).IsRefused);
    }

    [Theory]
    [InlineData("wrong-password", NewPassword, "PASSWORD_WRONG")]
    [InlineData("", NewPassword, "PASSWORD_WRONG")]
    [InlineData(MarasPassword, "short", "PASSWORD_INVALID")]
    [InlineData(MarasPassword, null, "PASSWORD_INVALID")]
    [InlineData(MarasPassword, Mara, "PASSWORD_INVALID")]
    public async Task What_is_wrong_is_said_and_nothing_changes(string? current, string? password, string code)
    {
        await Registered();
        var mara = await SignedIn();

        var changed = await Db.Get<ChangePassword>().Run(mara, current, password);

        Assert.Equal(code, changed.Refusal!.Code);
        Assert.NotNull(await Db.Get<Sessions>().Who(mara.Session!.Value));
        Assert.False((await SignIn()).IsRefused);
    }

    [Fact]
    public async Task Ten_wrong_guesses_are_enough()
    {
        await Registered();
        var mara = await SignedIn();
        for (var n = 0; n < 10; n++) { await Db.Get<ChangePassword>().Run(mara, $"wrong-password-{n}", NewPassword); }

        Assert.Equal("TOO_MANY_REQUESTS", (await Db.Get<ChangePassword>().Run(mara, MarasPassword, NewPassword)).Refusal!.Code);
    }

    [Fact]
    public async Task Of_two_at_once_one_counts()
    {
        await Registered();
        var mara = await SignedIn();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => Db.Get<ChangePassword>().Run(mara, MarasPassword, NewPassword + n, Office))));

        Assert.Single(answers, a => !a.IsRefused);
        Assert.All(answers.Where(a => a.IsRefused), a => Assert.Contains(a.Refusal!.Code, (string[])["UNAUTHORIZED", "PASSWORD_WRONG"], StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_visitor_may_not() => Assert.Equal("UNAUTHORIZED", (await Db.Get<ChangePassword>().Run(Actor.Visitor, MarasPassword, NewPassword)).Refusal!.Code);

    [Fact]
    public async Task Who_has_no_password_is_led_to_the_mailed_link()
    {
        var login = Logins.Make(EmailAddress.Parse(Mara), Role.Customer, "Mara", null);
        await Db.Save(login);
        var session = await Db.Get<Sessions>().Start(login.Id, SessionKind.Cookie, Office);

        var changed = await Db.Get<ChangePassword>().Run(Actor.Of(session!.Principal), null, NewPassword);

        Assert.Equal("PASSWORD_NONE", changed.Refusal!.Code);
    }

    [Fact]
    public async Task Staff_need_15_characters_and_keep_their_strong_session_strong()
    {
        var hash = (await Db.Get<PasswordWork>().Hash(MarasPassword)).Value;
        var login = Logins.Make(EmailAddress.Parse("ana@northwind.example"), Role.Admin, "Ana", hash);
        await Db.Save(login);
        var session = await Db.Get<BeginSession>().Run(new Proof(login.Id, login.SecurityStamp, IsStrong: true), SessionKind.Cookie, Office);
        var ana = Actor.Of(session.Value.Session.Principal);

        var short14 = await Db.Get<ChangePassword>().Run(ana, MarasPassword, "boje-im-nebel1", Office);
        var long15 = await Db.Get<ChangePassword>().Run(ana, MarasPassword, "boje-im-nebel15", Office);

        Assert.Equal("Password must be 15 characters or more", short14.Refusal!.Message);
        Assert.True((await Db.All<Session>()).Single(s => s.Id == long15.Value!.Id).IsStrong);
    }
}
