using SignupWeb;
using SignupWeb.Customers;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Registration:DuplicateEmail = Private: no registration ever tells a free address from a taken one.</summary>
public sealed class NeverRevealing : CustomerWorld
{
    private const string OwnersPassword = "meine-eigene-boje";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Registration:DuplicateEmail", "Private")];

    [Fact]
    public async Task A_free_an_unclaimed_and_a_taken_address_get_the_same_answer()
    {
        var free = await Register();
        var unclaimed = await Register();
        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));
        var taken = await Register();

        Assert.All([free, unclaimed, taken], answer => Assert.Equal((true, Mara), (answer.Value.ByMail, answer.Value.Email.Value)));
    }

    [Fact]
    public async Task It_is_no_risk() =>
        Assert.DoesNotContain(await EventsOf(async () => { await Register(); await Register(); }), e => e is RiskFound);

    [Fact]
    public async Task Nobody_signs_in_before_the_link_is_used()
    {
        await Register();

        var before = await SignIn();
        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));

        Assert.Equal("INVALID_CREDENTIALS", before.Refusal!.Code);
        Assert.False((await SignIn()).IsRefused);
    }

    [Fact]
    public async Task The_newest_link_wins_and_its_password_counts()
    {
        await Register(password: "somebody-elses-idea");
        await Register(password: OwnersPassword);

        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));

        Assert.False((await SignIn(password: OwnersPassword)).IsRefused);
        Assert.True((await SignIn(password: "somebody-elses-idea")).IsRefused);
    }

    [Fact]
    public async Task The_owner_may_also_come_in_by_a_new_password()
    {
        await Register(password: "somebody-elses-idea");
        await Db.Get<RequestPasswordReset>().Run(Mara, Office);

        await Db.Get<ResetPassword>().Run(await TokenIn("reset-password"), OwnersPassword);

        Assert.False((await SignIn(password: OwnersPassword)).IsRefused);
        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));
        Assert.True((await SignIn(password: "somebody-elses-idea")).IsRefused);
    }

    [Fact]
    public async Task Of_registrations_of_one_address_at_the_same_time_one_account_is_made()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Register())));

        Assert.All(answers, answer => Assert.True(answer.Value.ByMail));
        Assert.Single(await Db.All<Customer>());
    }

    private async Task<List<SignupWeb.Kernel.IEvent>> EventsOf(Func<Task> what)
    {
        await what();
        return await Events();
    }
}
