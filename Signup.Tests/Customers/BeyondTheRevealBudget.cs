using System.Globalization;
using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using Xunit;

namespace SignupTests.Customers;

/// <summary>EMAIL_EXISTS was told five times within an hour to one range: from then on its registrations are answered by mail alone.</summary>
public sealed class BeyondTheRevealBudget : CustomerWorld
{
    private const string OwnersPassword = "meine-eigene-boje";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Limits:Registration:Count", "100000")];

    [Fact]
    public async Task A_taken_and_a_free_address_get_the_same_answer()
    {
        await ABudgetUsedUp();

        var taken = await Register(password: OwnersPassword);
        var free = await Register("jonas@hafenlicht.example", OwnersPassword);

        Assert.Equal((true, true), (taken.Value.ByMail, free.Value.ByMail));
        Assert.Equal((null, null), (taken.Value.Made, free.Value.Made));
    }

    [Fact]
    public async Task A_sign_in_does_not_tell_them_apart_either()
    {
        await ABudgetUsedUp();
        await Register("jonas@hafenlicht.example", OwnersPassword);

        var free = await SignIn("jonas@hafenlicht.example", OwnersPassword);

        Assert.Equal("INVALID_CREDENTIALS", free.Refusal!.Code);
    }

    [Fact]
    public async Task A_free_address_gets_an_account_whose_password_counts_once_the_mailed_link_is_used()
    {
        await ABudgetUsedUp();
        await Register("jonas@hafenlicht.example", OwnersPassword);

        var verified = await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));

        Assert.False(verified.IsRefused);
        Assert.False((await SignIn("jonas@hafenlicht.example", OwnersPassword)).IsRefused);
        Assert.Equal("jonas@hafenlicht.example", (await Stored(verified.Value.CustomerId)).Email.Value);
        Assert.Contains("made an account with this address", (await Mails("verify-email"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_for_such_an_account_speaks_of_a_new_one_too()
    {
        await ABudgetUsedUp();
        await Register("jonas@hafenlicht.example", OwnersPassword);

        await Db.Get<ResendVerification>().Run("jonas@hafenlicht.example");
        await Db.Pass(TimeSpan.Zero);

        Assert.Contains("made an account with this address", (await Mails("verify-email"))[^1].Text, StringComparison.Ordinal);
        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));
        Assert.False((await SignIn("jonas@hafenlicht.example", OwnersPassword)).IsRefused);
    }

    [Fact]
    public async Task The_owner_of_a_taken_address_is_told_by_mail_at_most_three_times_an_hour()
    {
        await ABudgetUsedUp();

        for (var n = 0; n < 5; n++) { await Register(password: OwnersPassword); }

        var mails = await Mails("account-exists");
        Assert.Equal(3, mails.Count);
        Assert.Contains("/sign-in", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("/forgot", mails[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", mails[0].Text, StringComparison.Ordinal);
        Assert.False((await SignIn()).IsRefused);
    }

    [Fact]
    public async Task The_owner_of_an_unclaimed_address_gets_a_link_and_the_newest_one_wins()
    {
        await Registered("jonas@hafenlicht.example", "somebody-elses-idea");
        await ABudgetUsedUp();
        await Register("jonas@hafenlicht.example", "meine-erste-boje");
        var older = await TokenIn("verify-email");
        await Register("jonas@hafenlicht.example", OwnersPassword);

        Assert.Equal("INVALID_TOKEN", (await Db.Get<VerifyEmail>().Run(older)).Refusal!.Code);
        Assert.False((await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"))).IsRefused);
        Assert.False((await SignIn("jonas@hafenlicht.example", OwnersPassword)).IsRefused);
        Assert.Equal("INVALID_CREDENTIALS", (await SignIn("jonas@hafenlicht.example", "somebody-elses-idea")).Refusal!.Code);
    }

    [Fact]
    public async Task The_mailed_link_keeps_the_way_on()
    {
        await ABudgetUsedUp();
        var handOff = Db.Get<SignInHandOff>().Seal(new HandOff("return-register", "/signup/return/register", [Guid.NewGuid()]));

        await Db.Get<RegisterCustomer>().Run(new Registration("jonas@hafenlicht.example", OwnersPassword) { HandOff = handOff }, Office);

        Assert.Contains("&hand-off=" + Uri.EscapeDataString(handOff), (await Mails("verify-email"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_such_registration_is_a_yellow_risk_of_its_range_that_names_nobody()
    {
        await ABudgetUsedUp();

        await Register(password: OwnersPassword);
        await Register("jonas@hafenlicht.example", OwnersPassword);
        await ABudgetUsedUp(Elsewhere);
        await Register(from: Elsewhere);

        var risks = (await Events()).OfType<RiskFound>().ToList();
        Assert.Equal(3, risks.Count);
        Assert.All(risks, r => Assert.Equal(("REGISTRATIONS_PROBED", "Yellow"), (r.Kind, r.Severity)));
        Assert.Equal(risks[0].SubjectId, risks[1].SubjectId);
        Assert.NotEqual(risks[0].SubjectId, risks[2].SubjectId);
        Assert.All(risks, r => Assert.DoesNotContain("@", r.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Elsewhere_it_is_still_told()
    {
        await ABudgetUsedUp();

        Assert.Equal("EMAIL_EXISTS", (await Register(from: Elsewhere)).Refusal!.Code);
    }

    [Fact]
    public async Task After_an_hour_it_is_told_again()
    {
        await ABudgetUsedUp();
        Time.Advance(TimeSpan.FromMinutes(59));
        var early = await Register();

        Time.Advance(TimeSpan.FromMinutes(2));

        Assert.True(early.Value.ByMail);
        Assert.Equal("EMAIL_EXISTS", (await Register()).Refusal!.Code);
    }

    [Fact]
    public async Task Free_addresses_use_nothing_up()
    {
        for (var n = 0; n < 30; n++) { await Registered($"mara{n.ToString(CultureInfo.InvariantCulture)}@hafenlicht.example"); }

        Assert.Equal("EMAIL_EXISTS", (await Register("mara0@hafenlicht.example")).Refusal!.Code);
    }

    [Fact]
    public async Task Many_free_addresses_at_once_are_all_answered_openly()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => Register($"mara{n.ToString(CultureInfo.InvariantCulture)}@hafenlicht.example"))));

        Assert.All(answers, answer => Assert.False(answer.Value.ByMail));
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_as_ever()
    {
        await ABudgetUsedUp();

        Assert.Equal("PASSWORD_INVALID", (await Register(password: "short")).Refusal!.Code);
    }

    /// <summary>Mara's account, claimed, was registered again five times.</summary>
    private async Task ABudgetUsedUp(Origin? from = null)
    {
        if (from is null)
        {
            await Registered();
            await SignedIn();
        }

        for (var n = 0; n < 5; n++) { Assert.Equal("EMAIL_EXISTS", (await Register(from: from)).Refusal!.Code); }
    }
}
