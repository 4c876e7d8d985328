using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

public sealed class SettingUpAnAuthenticator : SecondFactorWorld
{
    [Fact]
    public async Task Gives_the_key_as_a_picture_and_to_type()
    {
        await Registered();

        var shared = (await Db.Get<SetUpAuthenticator>().Run(await SignedIn(), MarasPassword)).Value;

        Assert.Matches("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$", shared.Key);
        Assert.Equal($"otpauth://totp/Northwind%20Support:mara%40hafenlicht.example?secret={shared.Key.Replace(" ", "", StringComparison.Ordinal)}&issuer=Northwind%20Support&algorithm=SHA1&digits=6&period=30", shared.Uri);
    }

    [Fact]
    public async Task Asks_for_the_password()
    {
        await Registered();

        var refused = await Db.Get<SetUpAuthenticator>().Run(await SignedIn(), "wrong-password");

        Assert.Equal("PASSWORD_WRONG", refused.Refusal!.Code);
        Assert.Empty(await Db.All<Authenticator>());
    }

    [Fact]
    public async Task Is_nothing_for_a_visitor() =>
        Assert.Equal("UNAUTHORIZED", (await Db.Get<SetUpAuthenticator>().Run(Actor.Visitor, "anything")).Refusal!.Code);

    [Fact]
    public async Task Keeps_the_key_only_under_seal()
    {
        await Registered();

        var key = (await Db.Get<SetUpAuthenticator>().Run(await SignedIn(), MarasPassword)).Value.Key.Replace(" ", "", StringComparison.Ordinal);

        var kept = Assert.Single(await Db.All<Authenticator>());
        Assert.DoesNotContain(key, kept.SealedKey, StringComparison.Ordinal);
        Assert.Equal(key, Base32Of(Db.Get<AuthenticatorKeys>().Open(kept.LoginId, kept.SealedKey)!));
        Assert.Null(Db.Get<AuthenticatorKeys>().Open(Guid.NewGuid(), kept.SealedKey));
    }

    [Fact]
    public async Task Changes_nothing_before_the_first_code()
    {
        await Registered();
        var mara = await SignedIn();
        await Db.Get<SetUpAuthenticator>().Run(mara, MarasPassword);

        var wrong = await Db.Get<ConfirmAuthenticator>().Run(mara, "000000");

        Assert.Equal("CODE_INVALID", wrong.Refusal!.Code);
        Assert.False((await SignIn()).IsRefused);
        Assert.Null((await Db.Get<ReadSecondFactor>().Run(mara)).OnSince);
    }

    [Fact]
    public async Task Starts_over_with_another_key()
    {
        await Registered();
        var mara = await SignedIn();
        var first = new AuthenticatorApp((await Db.Get<SetUpAuthenticator>().Run(mara, MarasPassword)).Value.Key);
        var second = new AuthenticatorApp((await Db.Get<SetUpAuthenticator>().Run(mara, MarasPassword)).Value.Key);

        Assert.True((await Db.Get<ConfirmAuthenticator>().Run(mara, first.ShowsAt(Time.GetUtcNow()))).IsRefused);
        Assert.False((await Db.Get<ConfirmAuthenticator>().Run(mara, second.ShowsAt(Time.GetUtcNow()))).IsRefused);
    }

    [Fact]
    public async Task Is_on_with_the_first_code_and_gives_ten_recovery_codes_once()
    {
        var (mara, codes) = await TwoFactorIsOn();

        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(10, (await Db.Get<ReadSecondFactor>().Run(mara)).RecoveryLeft);
        Assert.All(await Db.All<RecoveryCode>(), kept => Assert.DoesNotContain(kept.Hash, codes, StringComparer.OrdinalIgnoreCase));
        Assert.Equal("TWO_FACTOR_ON", (await Db.Get<ConfirmAuthenticator>().Run(mara, ShownNow)).Refusal!.Code);
        Assert.Equal("TWO_FACTOR_ON", (await Db.Get<SetUpAuthenticator>().Run(mara, MarasPassword)).Refusal!.Code);
    }

    [Fact]
    public async Task Makes_the_session_at_hand_a_strong_one_and_tells_the_owner()
    {
        var (mara, _) = await TwoFactorIsOn();

        Assert.True((await Db.All<Session>()).Single(s => s.Id == mara.Session).IsStrong);
        Assert.Equal("Two-factor sign-in is on", Assert.Single(await Mails("second-factor-on")).Subject);
        Assert.Contains(new SecondFactorAdded(mara.LoginId!.Value), await Events());
    }

    [Fact]
    public async Task Ends_a_first_half_that_was_under_way()
    {
        await Registered();
        var before = await FirstHalf();
        await TurnOn(await SignedIn(), MarasPassword);

        Assert.Equal(BeginSession.InvalidCredentials, (await SecondHalf(ShownNow, before)).Refusal);
    }

    private static string Base32Of(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five), 2)]));
    }
}
