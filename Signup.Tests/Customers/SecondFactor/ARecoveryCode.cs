using SignupWeb.Customers.SecondFactor;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

public sealed class ARecoveryCode : SecondFactorWorld
{
    [Fact]
    public async Task Signs_in_once_and_says_how_many_are_left()
    {
        var (_, codes) = await TwoFactorIsOn();

        var (first, again) = (await SecondHalf(codes[3]), await SecondHalf(codes[3]));

        Assert.Equal(9, first.Value.RecoveryLeft);
        Assert.Equal("CODE_INVALID", again.Refusal!.Code);
        Assert.Contains("Recovery codes left: 9.", Assert.Single(await Mails("recovery-code-used")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task May_be_typed_without_its_hyphens_and_in_small_letters()
    {
        var (_, codes) = await TwoFactorIsOn();

        Assert.False((await SecondHalf(codes[0].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('o', '0'))).IsRefused);
    }

    [Fact]
    public async Task Is_nobody_elses()
    {
        var (_, codes) = await TwoFactorIsOn();
        await Registered("ole@hafenlicht.example");
        await TurnOn(await SignedIn("ole@hafenlicht.example"), MarasPassword);

        Assert.Equal("CODE_INVALID", (await SecondHalf(codes[0], await FirstHalf("ole@hafenlicht.example"))).Refusal!.Code);
    }

    [Fact]
    public async Task Is_dead_once_new_ones_were_made()
    {
        var (mara, old) = await TwoFactorIsOn();

        var fresh = (await Db.Get<RenewRecoveryCodes>().Run(mara, MarasPassword)).Value.Codes;

        Assert.Equal("CODE_INVALID", (await SecondHalf(old[0])).Refusal!.Code);
        Assert.Equal(9, (await SecondHalf(fresh[0])).Value.RecoveryLeft);
        Assert.Single(await Mails("recovery-codes-renewed"));
    }

    [Fact]
    public async Task Is_not_made_anew_without_the_password_or_two_factor_sign_in()
    {
        await Registered();
        var mara = await SignedIn();

        Assert.Equal("TWO_FACTOR_OFF", (await Db.Get<RenewRecoveryCodes>().Run(mara, MarasPassword)).Refusal!.Code);
        Assert.Equal("PASSWORD_WRONG", (await Db.Get<RenewRecoveryCodes>().Run(mara, "wrong-password")).Refusal!.Code);
        Assert.Equal("UNAUTHORIZED", (await Db.Get<RenewRecoveryCodes>().Run(Actor.Visitor, MarasPassword)).Refusal!.Code);
    }

    [Fact]
    public async Task Is_not_made_anew_in_a_session_that_began_with_the_password_alone()
    {
        await Registered();
        var earlier = await SignedIn();
        await TurnOn(await SignedIn(), MarasPassword);

        Assert.Equal("STRONG_SIGN_IN_NEEDED", (await Db.Get<RenewRecoveryCodes>().Run(earlier, MarasPassword)).Refusal!.Code);
    }
}
