using Xunit;

namespace SignupTests.Customers.SecondFactor;

public sealed class GuessingCodes : SecondFactorWorld
{
    [Fact]
    public async Task Is_over_after_five_for_15_minutes_even_with_the_right_one()
    {
        var (_, codes) = await TwoFactorIsOn();
        for (var n = 0; n < 5; n++) { Assert.Equal("CODE_INVALID", (await SecondHalf("000000")).Refusal!.Code); }

        var (right, recovery) = (await SecondHalf(ShownNow), await SecondHalf(codes[0]));
        Time.Advance(TimeSpan.FromMinutes(15));
        var later = await SecondHalf(ShownNow);

        Assert.Equal(("TOO_MANY_REQUESTS", 900), (right.Refusal!.Code, right.Refusal.Details["retryAfter"]));
        Assert.Equal("TOO_MANY_REQUESTS", recovery.Refusal!.Code);
        Assert.False(later.IsRefused);
    }

    [Fact]
    public async Task Is_not_sped_up_by_guessing_all_at_once()
    {
        await TwoFactorIsOn();
        var proof = await FirstHalf();

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Run(() => SecondHalf($"{n:000000}", proof))));

        Assert.Equal(5, results.Count(r => r.Refusal?.Code == "CODE_INVALID"));
    }

    [Fact]
    public async Task Does_not_count_right_codes()
    {
        await TwoFactorIsOn();

        for (var n = 0; n < 12; n++)
        {
            Assert.False((await SecondHalf(ShownNow)).IsRefused, $"sign-in {n}");
            Time.Advance(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task Does_not_lock_the_owner_out_while_the_password_is_not_known()
    {
        await TwoFactorIsOn();
        for (var n = 0; n < 30; n++) { await Db.Get<SignupWeb.Customers.SigningIn.SignInCustomer>().Run(Mara, "wrong-password", SignupWeb.Platform.Access.SessionKind.Bearer, Elsewhere, "000000"); }

        Assert.False((await SecondHalf(ShownNow)).IsRefused);
    }
}
