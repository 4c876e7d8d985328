using SignupWeb;
using SignupWeb.Customers.SecondFactor;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

public sealed class RemovingTheAuthenticator : SecondFactorWorld
{
    [Fact]
    public async Task Makes_the_password_enough_again_and_tells_the_owner()
    {
        var (mara, _) = await TwoFactorIsOn();

        Assert.False((await Db.Get<RemoveAuthenticator>().Run(mara, MarasPassword, null)).IsRefused);

        Assert.False((await SignIn()).IsRefused);
        Assert.Empty(await Db.All<RecoveryCode>());
        Assert.Single(await Mails("second-factor-off"));
        Assert.Contains(new SecondFactorRemoved(mara.LoginId!.Value), await Events());
    }

    [Fact]
    public async Task Asks_for_the_password_or_a_code()
    {
        var (mara, _) = await TwoFactorIsOn();

        Assert.Equal("PASSWORD_WRONG", (await Db.Get<RemoveAuthenticator>().Run(mara, "wrong-password", null)).Refusal!.Code);
        Assert.Equal("CODE_INVALID", (await Db.Get<RemoveAuthenticator>().Run(mara, null, "000000")).Refusal!.Code);
        Assert.False((await Db.Get<RemoveAuthenticator>().Run(mara, null, ShownNow)).IsRefused);
    }

    [Fact]
    public async Task Takes_a_code_in_a_session_that_began_with_the_password_alone()
    {
        await Registered();
        var earlier = await SignedIn();
        await TurnOn(await SignedIn(), MarasPassword);

        Assert.Equal("STRONG_SIGN_IN_NEEDED", (await Db.Get<RemoveAuthenticator>().Run(earlier, MarasPassword, null)).Refusal!.Code);
        Assert.False((await Db.Get<RemoveAuthenticator>().Run(earlier, null, ShownNow)).IsRefused);
    }

    [Fact]
    public async Task Twice_is_harmless()
    {
        var (mara, _) = await TwoFactorIsOn();
        await Db.Get<RemoveAuthenticator>().Run(mara, MarasPassword, null);

        Assert.False((await Db.Get<RemoveAuthenticator>().Run(mara, MarasPassword, null)).IsRefused);
        Assert.Single(await Mails("second-factor-off"));
    }

    [Fact]
    public async Task Lets_another_app_be_set_up()
    {
        var (mara, _) = await TwoFactorIsOn();
        await Db.Get<RemoveAuthenticator>().Run(mara, MarasPassword, null);

        await TurnOn(mara, MarasPassword);

        Assert.False((await SecondHalf(ShownNow)).IsRefused);
    }

    [Fact]
    public async Task Is_refused_to_staff_who_need_one()
    {
        var ole = await StaffSignedIn();
        await TurnOn(ole, OlesPassword);

        Assert.Equal("STAFF_NEED_SECOND_FACTOR", (await Db.Get<RemoveAuthenticator>().Run(await AsOfNow(ole), OlesPassword, null)).Refusal!.Code);
    }
}
