using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Forgot and reset.</summary>
public sealed class ResettingThePassword : CustomerWorld
{
    private const string NewPassword = "boje-im-morgennebel";

    private async Task<string> Asked()
    {
        await Db.Get<RequestPasswordReset>().Run(Mara, Office);
        return await TokenIn("reset-password");
    }

    [Fact]
    public async Task The_new_password_counts_the_old_one_does_not_and_all_sessions_end()
    {
        await Registered();
        var open = await SignIn();

        await Db.Get<ResetPassword>().Run(await Asked(), NewPassword);

        Assert.False((await SignIn(password: NewPassword)).IsRefused);
        Assert.True((await SignIn()).IsRefused);
        Assert.False(await IsLetIn(open));
        Assert.Single(await Mails("password-changed"));
    }

    [Fact]
    public async Task It_proves_the_address()
    {
        var id = await Registered();

        await Db.Get<ResetPassword>().Run(await Asked(), NewPassword);

        Assert.Equal(CustomerStatus.Verified, (await Stored(id)).Status);
        Assert.Contains(new CustomerVerified(id), await Events());
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await Registered();
        var token = await Asked();
        await Db.Get<ResetPassword>().Run(token, NewPassword);

        Assert.Equal("INVALID_TOKEN", (await Db.Get<ResetPassword>().Run(token, "yet-another-idea")).Refusal!.Code);
    }

    [Fact]
    public async Task Two_uses_at_once_have_one_effect()
    {
        await Registered();
        var token = await Asked();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Db.Get<ResetPassword>().Run(token, NewPassword + n)));

        Assert.Single(results, r => !r.IsRefused);
    }

    [Fact]
    public async Task Only_the_newest_link_works()
    {
        await Registered();
        var first = await Asked();
        await Asked();

        Assert.Equal("INVALID_TOKEN", (await Db.Get<ResetPassword>().Look(first)).Refusal!.Code);
    }

    [Fact]
    public async Task A_link_works_for_half_an_hour()
    {
        await Registered();
        var token = await Asked();
        Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal("INVALID_TOKEN", (await Db.Get<ResetPassword>().Run(token, NewPassword)).Refusal!.Code);
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_does_not_use_the_link_up()
    {
        await Registered();
        var token = await Asked();

        var weak = await Db.Get<ResetPassword>().Run(token, "short");

        Assert.Equal("PASSWORD_INVALID", weak.Refusal!.Code);
        Assert.False((await Db.Get<ResetPassword>().Run(token, NewPassword)).IsRefused);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        Assert.False((await Db.Get<RequestPasswordReset>().Run("nobody@hafenlicht.example", Office)).IsRefused);
        Assert.Empty(await Mails("reset-password"));
    }

    [Fact]
    public async Task A_mailbox_gets_three_links_an_hour_and_the_answer_does_not_tell()
    {
        await Registered();

        for (var n = 0; n < 5; n++) { Assert.False((await Db.Get<RequestPasswordReset>().Run(Mara, Office)).IsRefused); }

        Assert.Equal(3, (await Mails("reset-password")).Count);
    }

    [Fact]
    public async Task Staff_need_15_characters()
    {
        await Db.Save(Logins.Make(EmailAddress.Parse("ana@northwind.example"), Role.Manager, "Ana", null));
        await Db.Get<RequestPasswordReset>().Run("ana@northwind.example", Office);
        var token = await TokenIn("reset-password");

        var short14 = await Db.Get<ResetPassword>().Run(token, "boje-im-nebel1");
        var long15 = await Db.Get<ResetPassword>().Run(token, "boje-im-nebel15");

        Assert.Equal("Password must be 15 characters or more", short14.Refusal!.Message);
        Assert.False(long15.IsRefused);
    }
}
