using SignupWeb.Customers;
using SignupWeb.Customers.SigningIn;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

public sealed class SigningInWithACode : SecondFactorWorld
{
    [Fact]
    public async Task Is_asked_for_after_the_right_password_only()
    {
        await TwoFactorIsOn();

        Assert.Equal(BeginSession.SecondFactorNeeded, (await SignIn()).Refusal);
        Assert.Equal(BeginSession.InvalidCredentials, (await SignIn(password: "wrong-password")).Refusal);
    }

    [Fact]
    public async Task Begins_a_strong_session()
    {
        await TwoFactorIsOn();

        var signedIn = (await SecondHalf(ShownNow)).Value;

        Assert.True((await Db.All<Session>()).Single(s => s.Id == signedIn.SignedIn.Session.Id).IsStrong);
        Assert.Null(signedIn.RecoveryLeft);
    }

    [Theory]
    [InlineData("{0} {1}")]
    [InlineData(" {0}-{1} ")]
    public async Task Takes_the_code_as_people_type_it(string typed)
    {
        await TwoFactorIsOn();

        Assert.False((await SecondHalf(string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, ShownNow[..3], ShownNow[3..]))).IsRefused);
    }

    [Fact]
    public async Task Takes_each_code_once()
    {
        await TwoFactorIsOn();
        var code = ShownNow;

        var (first, second) = (await SecondHalf(code), await SecondHalf(code));
        Time.Advance(TimeSpan.FromSeconds(30));
        var oneStepLater = await SecondHalf(code);

        Assert.False(first.IsRefused);
        Assert.Equal(("CODE_INVALID", "CODE_INVALID"), (second.Refusal!.Code, oneStepLater.Refusal!.Code));
    }

    [Fact]
    public async Task Takes_the_code_that_confirmed_the_app_no_second_time()
    {
        await TwoFactorIsOn();

        Assert.Equal("CODE_INVALID", (await SecondHalf(Phone.ShowsAt(Time.GetUtcNow() - TimeSpan.FromSeconds(30)))).Refusal!.Code);
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public async Task Takes_a_clock_that_is_one_step_off(int seconds, bool accepted)
    {
        await TwoFactorIsOn();
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(accepted, !(await SecondHalf(Phone.ShowsAt(Time.GetUtcNow().AddSeconds(seconds)))).IsRefused);
    }

    [Fact]
    public async Task Refuses_an_earlier_code_after_a_later_one()
    {
        await TwoFactorIsOn();
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.False((await SecondHalf(Phone.ShowsAt(Time.GetUtcNow().AddSeconds(30)))).IsRefused);
        Assert.Equal("CODE_INVALID", (await SecondHalf(ShownNow)).Refusal!.Code);
    }

    [Fact]
    public async Task Is_worth_nothing_when_the_password_was_changed_in_between()
    {
        await TwoFactorIsOn();
        var proof = await FirstHalf();
        await Db.Get<RequestPasswordReset>().Run(Mara, Office);
        await Db.Get<ResetPassword>().Run(await TokenIn("reset-password"), "boje-im-morgennebel");

        Assert.Equal(BeginSession.InvalidCredentials, (await SecondHalf(ShownNow, proof)).Refusal);
    }

    [Fact]
    public async Task Is_refused_to_the_suspended()
    {
        var (mara, _) = await TwoFactorIsOn();
        var proof = await FirstHalf();
        await Db.Get<SuspendCustomer>().Run(Ana, mara.CustomerId!.Value, "Unpaid");

        Assert.Equal("ACCOUNT_SUSPENDED", (await SecondHalf(ShownNow, proof)).Refusal!.Code);
    }

    [Fact]
    public async Task Uses_no_code_up_when_the_sign_in_is_refused()
    {
        var (mara, _) = await TwoFactorIsOn();
        await SecondHalf(ShownNow, new Proof(mara.LoginId!.Value, "an old stamp", IsStrong: false));

        Assert.False((await SecondHalf(ShownNow)).IsRefused);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task Asks_for_a_code_that_is_missing(string? nothing)
    {
        await TwoFactorIsOn();

        Assert.Equal(("CODE_MISSING", "code"), ((await SecondHalf(nothing)).Refusal!.Code, (await SecondHalf(nothing)).Refusal!.Field));
    }

    [Fact]
    public async Task Helps_nobody_who_has_no_second_factor()
    {
        var id = await Registered();

        var result = await SecondHalf("123456");

        Assert.Equal("CODE_INVALID", result.Refusal!.Code);
        Assert.DoesNotContain(await Db.All<Session>(), s => s.LoginId == id.Value);
    }

    [Fact]
    public async Task Comes_with_the_password_where_a_program_signs_in()
    {
        await TwoFactorIsOn();

        Task<Result<SignedIn>> With(string? code) => Db.Get<SignInCustomer>().Run(Mara, MarasPassword, SessionKind.Bearer, Office, code);
        Assert.Equal("SECOND_FACTOR_NEEDED", (await With(null)).Refusal!.Code);
        Assert.Equal("CODE_INVALID", (await With("000000")).Refusal!.Code);
        Assert.False((await With(ShownNow)).IsRefused);
    }
}
