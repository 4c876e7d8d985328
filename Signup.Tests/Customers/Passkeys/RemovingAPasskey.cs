using Microsoft.AspNetCore.Identity;
using SignupWeb;
using SignupWeb.Customers.Passkeys;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers.Passkeys;

/// <summary>Only the owner can, and nobody locks themselves out with it.</summary>
public sealed class RemovingAPasskey : PasskeyWorld
{
    private readonly SoftwareAuthenticator key = new();
    private readonly SoftwareAuthenticator second = new();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Access:StaffTwoFactor", "Required")];

    [Fact]
    public async Task Is_told_by_mail()
    {
        await Registered();
        var mara = await SignedIn();
        await Add(mara, key, "My phone");

        var removed = await Remove(mara, key);

        Assert.False(removed.IsRefused);
        Assert.Empty(await PasskeysOf(mara));
        Assert.Contains(new PasskeyRemoved(mara.LoginId!.Value), await Events());
        Assert.Contains("“My phone” can no longer be used to sign in", Assert.Single(await Mails("passkey-removed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_the_owners_password()
    {
        await Registered();
        var mara = await SignedIn();
        await Add(mara, key);

        Assert.Equal("PASSWORD_WRONG", (await Remove(mara, key, "wrong-password")).Refusal!.Code);
        Assert.Single(await PasskeysOf(mara));
    }

    [Fact]
    public async Task Of_somebody_else_does_not_exist()
    {
        await Registered();
        await Registered("ole@hafenlicht.example");
        var mara = await SignedIn();
        await Add(mara, key);

        Assert.Equal("PASSKEY_NOT_FOUND", (await Remove(await SignedIn("ole@hafenlicht.example"), key)).Refusal!.Code);
        Assert.Single(await PasskeysOf(mara));
    }

    [Fact]
    public async Task Is_refused_when_it_is_the_only_way_in()
    {
        await Registered();
        var mara = await SignedIn();
        await Add(mara, key);
        await LosePassword(mara);

        var alone = await Remove(mara, key);
        await Db.Save(new IdentityUserLogin<Guid> { UserId = mara.LoginId!.Value, LoginProvider = "entra", ProviderKey = "1", ProviderDisplayName = "Entra" });
        var besideAProvider = await Remove(mara, key);

        Assert.Equal(("LAST_WAY_IN", false), (alone.Refusal!.Code, besideAProvider.IsRefused));
    }

    [Fact]
    public async Task Two_at_once_leave_one_way_in()
    {
        for (var round = 0; round < 10; round++)
        {
            using var together = new Barrier(2);
            var one = new SoftwareAuthenticator();
            var two = new SoftwareAuthenticator();
            var email = $"round{round}@hafenlicht.example";
            await Registered(email);
            var person = await SignedIn(email);
            await Add(person, one);
            await Add(person, two);
            await LosePassword(person);

            var results = await Task.WhenAll(AtOnce(one), AtOnce(two));

            Task<Result<Done>> AtOnce(SoftwareAuthenticator which) => Task.Run(() =>
            {
                together.SignalAndWait();
                return Remove(person, which);
            });

            Assert.Equal("LAST_WAY_IN", Assert.Single(results, r => r.IsRefused).Refusal!.Code);
            Assert.Single(await PasskeysOf(person));
        }
    }

    [Fact]
    public async Task Staff_keep_a_second_factor_where_one_is_required()
    {
        var ana = await Staff();
        await Add(ana, key, password: StaffPassword);
        await Add(ana, second, password: StaffPassword);

        Assert.False((await Remove(ana, second, StaffPassword)).IsRefused);
        Assert.Equal("LAST_SECOND_FACTOR", (await Remove(ana, key, StaffPassword)).Refusal!.Code);
    }

    private Task<Result<Done>> Remove(Actor actor, SoftwareAuthenticator which, string password = MarasPassword) => Db.Get<RemovePasskey>().Run(actor, which.Id, password);
}
