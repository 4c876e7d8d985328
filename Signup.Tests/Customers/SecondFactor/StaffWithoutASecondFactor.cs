using SignupWeb.Customers;
using SignupWeb.Customers.SecondFactor;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

/// <summary>Real money moves (no test mode): a password alone is too little for staff.</summary>
public sealed class StaffWithoutASecondFactor : SecondFactorWorld
{
    [Fact]
    public async Task May_do_nothing_but_add_one()
    {
        var mara = await Registered();
        var ole = await StaffSignedIn();

        Assert.True(ole.MustAddSecondFactor);
        Assert.False(ole.IsStaff);
        Assert.Equal("SECOND_FACTOR_MISSING", (await Db.Get<SuspendCustomer>().Run(ole, mara, "Unpaid")).Refusal!.Code);
        Assert.Equal("SECOND_FACTOR_MISSING", (await Db.Get<ReinstateCustomer>().Run(ole, mara)).Refusal!.Code);
        Assert.Equal("SECOND_FACTOR_MISSING", (await Db.Get<ReadProfile>().Run(ole, mara)).Refusal!.Code);
        Assert.Equal("SECOND_FACTOR_MISSING", (await Db.Get<UpdateProfile>().Run(ole, mara, new ProfileChange { FirstName = "Mallory" })).Refusal!.Code);
    }

    [Fact]
    public async Task Work_on_in_the_same_session_once_it_is_added()
    {
        var mara = await Registered();
        var ole = await StaffSignedIn();
        await TurnOn(ole, OlesPassword);

        var now = await AsOfNow(ole);

        Assert.True(now is { MustAddSecondFactor: false, IsStaff: true });
        Assert.False((await Db.Get<ReadProfile>().Run(now, mara)).IsRefused);
        Assert.False((await Db.Get<SuspendCustomer>().Run(now, mara, "Unpaid")).IsRefused);
    }

    [Fact]
    public async Task Are_asked_for_it_from_then_on_so_that_a_thief_of_the_password_cannot_add_his_own()
    {
        var ole = await StaffSignedIn();
        await TurnOn(ole, OlesPassword);

        Assert.Equal("SECOND_FACTOR_NEEDED", (await SignIn(Ole, OlesPassword)).Refusal!.Code);
        Assert.True(ActorOf((await SecondHalf(ShownNow, await FirstHalf(Ole, OlesPassword))).Value.SignedIn).IsStaff);
    }

    [Fact]
    public async Task Change_nothing_for_customers()
    {
        await Registered();

        Assert.False((await SignedIn()).MustAddSecondFactor);
    }
}

/// <summary>The shop says that staff may choose.</summary>
public sealed class StaffWhoMayChoose : SecondFactorWorld
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Access:StaffTwoFactor", "Optional")];

    [Fact]
    public async Task Work_with_a_password_alone()
    {
        var mara = await Registered();
        var ole = await StaffSignedIn();

        Assert.True(ole is { MustAddSecondFactor: false, IsStaff: true });
        Assert.False((await Db.Get<SuspendCustomer>().Run(ole, mara, "Unpaid")).IsRefused);
    }

    [Fact]
    public async Task May_remove_theirs_again()
    {
        var ole = await StaffSignedIn();
        await TurnOn(ole, OlesPassword);

        Assert.False((await Db.Get<RemoveAuthenticator>().Run(ole, OlesPassword, null)).IsRefused);
    }
}
