using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers.SecondFactor;

/// <summary>The phone is lost, and the paper with the codes too.</summary>
public sealed class ResettingASecondFactor : SecondFactorWorld
{
    [Fact]
    public async Task Makes_the_password_enough_ends_the_sessions_and_tells_the_person_why()
    {
        var (mara, _) = await TwoFactorIsOn();
        await Db.Save(new IdentityUserPasskey<Guid> { CredentialId = [1], UserId = mara.LoginId!.Value, Data = new() { PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], Name = "Key" } });

        Assert.False((await Db.Get<ResetSecondFactor>().Run(Ana, mara.LoginId!.Value, "Lost her phone")).IsRefused);

        Assert.Equal(0, await OpenSessions());
        Assert.Equal(SessionEnd.SecondFactorReset, (await Db.All<Session>()).First(s => s.Id == mara.Session).EndedBecause);
        Assert.Contains("Lost her phone", Assert.Single(await Mails("second-factor-reset")).Text, StringComparison.Ordinal);
        Assert.False((await SignIn()).IsRefused);
        await using var db = Db.Open();
        Assert.False(await db.UserPasskeys.AnyAsync());
    }

    [Fact]
    public async Task Is_for_administrators_who_say_why()
    {
        var (mara, _) = await TwoFactorIsOn();
        var id = mara.LoginId!.Value;

        Assert.Equal("UNAUTHORIZED", (await Db.Get<ResetSecondFactor>().Run(Actor.Visitor, id, "Lost")).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await Db.Get<ResetSecondFactor>().Run(mara, id, "Lost")).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await Db.Get<ResetSecondFactor>().Run(Ana with { Role = Role.Manager }, id, "Lost")).Refusal!.Code);
        Assert.Equal("SECOND_FACTOR_MISSING", (await Db.Get<ResetSecondFactor>().Run(Ana with { MustAddSecondFactor = true }, id, "Lost")).Refusal!.Code);
        Assert.Equal("NOT_ONESELF", (await Db.Get<ResetSecondFactor>().Run(Ana, Ana.LoginId!.Value, "Lost")).Refusal!.Code);
        Assert.Equal("REASON_MISSING", (await Db.Get<ResetSecondFactor>().Run(Ana, id, " ")).Refusal!.Code);
        Assert.Equal("LOGIN_NOT_FOUND", (await Db.Get<ResetSecondFactor>().Run(Ana, Guid.NewGuid(), "Lost")).Refusal!.Code);
        Assert.Equal("SECOND_FACTOR_NEEDED", (await SignIn()).Refusal!.Code);
    }
}
