using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SignupTests.Customers.SecondFactor;
using SignupWeb.Customers;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Somebody registered Mara's address and prepared ways in of every kind; then Mara proves that it is hers.</summary>
public sealed class ALoginThatChangesHands : SecondFactorWorld
{
    [Fact]
    public async Task Keeps_no_way_in_of_whoever_had_it_before()
    {
        var (squatter, _) = await TwoFactorIsOn();
        var id = squatter.LoginId!.Value;
        var move = new AddressChange { LoginId = id };
        move.Ask(EmailAddress.Parse("squatter@elsewhere.example"), Time.GetUtcNow());
        await Db.Save(
            new IdentityUserPasskey<Guid> { CredentialId = [1], UserId = id, Data = new() { PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], Name = "Key" } },
            new IdentityUserLogin<Guid> { UserId = id, LoginProvider = "google", ProviderKey = "the-squatter" },
            move);

        await Db.Get<RequestPasswordReset>().Run(Mara, Office);
        Assert.False((await Db.Get<ResetPassword>().Run(await TokenIn("reset-password"), "boje-im-morgennebel")).IsRefused);

        await using var db = Db.Open();
        Assert.False(await db.UserPasskeys.AnyAsync());
        Assert.False(await db.UserLogins.AnyAsync());
        Assert.False(await db.Set<AddressChange>().AnyAsync());
        Assert.False(await db.Set<Authenticator>().AnyAsync());
        Assert.False(await db.Set<RecoveryCode>().AnyAsync());
        Assert.False((await SignIn(password: "boje-im-morgennebel")).IsRefused);
    }
}
