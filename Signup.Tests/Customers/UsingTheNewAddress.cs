using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers;

/// <summary>The link mailed to the new address is used, or is worth nothing any more.</summary>
public sealed class UsingTheNewAddress : CustomerWorld
{
    private const string New = "mara@nordkai.example";

    [Fact]
    public async Task One_signs_in_with_the_new_address_and_no_more_with_the_old_one()
    {
        var (mara, id) = await Asked();

        var moved = await Confirm();

        Assert.False(moved.IsRefused);
        Assert.Equal((New, CustomerStatus.Verified), ((await Stored(id)).Email.Value, (await Stored(id)).Status));
        Assert.False((await SignIn(New)).IsRefused);
        Assert.Equal("INVALID_CREDENTIALS", (await SignIn(Mara)).Refusal!.Code);
        Assert.Contains(new CustomerAddressChanged(id), await Events());
        Assert.Equal(mara.LoginId, id.Value);
    }

    [Fact]
    public async Task The_old_address_is_told()
    {
        await Asked();

        await Confirm();

        var word = Assert.Single(await Mails("address-changed"));
        Assert.Equal(Mara, word.Recipient);
        Assert.Contains("m…@nordkai.example", word.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_of_the_old_address_takes_it_back_within_a_week_and_chooses_a_new_password()
    {
        var (intruder, id) = await Asked();
        await Confirm(intruder);
        var undo = await TokenIn("address-changed");
        await Db.Get<ChangeAddress>().Run(intruder, id, "further@nordkai.example", MarasPassword);
        await Confirm(intruder);
        Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));

        Assert.False((await Db.Get<UndoAddress>().Run(undo)).IsRefused);

        Assert.Equal(Mara, (await Stored(id)).Email.Value);
        Assert.Null(await Db.Get<Sessions>().Who(intruder.Session!.Value));
        Assert.Equal("INVALID_CREDENTIALS", (await SignIn(Mara)).Refusal!.Code);
        Assert.Equal(Mara, Assert.Single(await Mails("reset-password")).Recipient);
        Assert.Equal("INVALID_TOKEN", (await Db.Get<UndoAddress>().Run(undo)).Refusal?.Code);
    }

    [Fact]
    public async Task After_a_week_or_with_another_link_nothing_is_taken_back()
    {
        var (mara, id) = await Asked();
        await Confirm(mara);
        var undo = await TokenIn("address-changed");
        Assert.Equal("INVALID_TOKEN", (await Db.Get<UndoAddress>().Run(await TokenIn("change-address"))).Refusal?.Code);
        Time.Advance(TimeSpan.FromDays(7));

        Assert.Equal("INVALID_TOKEN", (await Db.Get<UndoAddress>().Run(undo)).Refusal?.Code);
        Assert.Equal(New, (await Stored(id)).Email.Value);
    }

    [Fact]
    public async Task All_sessions_end_but_the_one_that_confirms()
    {
        var (mara, id) = await Asked();
        var other = await SignIn();

        await Confirm(mara);

        Assert.False(await IsLetIn(other));
        Assert.NotNull(await Db.Get<Sessions>().Who(mara.Session!.Value));
        Assert.Contains(new SessionsInvalidated(id, 1), await Events());
        Assert.Contains(await Db.All<Session>(), s => s.EndedBecause == SessionEnd.AddressChanged);
    }

    [Fact]
    public async Task Somebody_elses_session_is_not_kept_by_it()
    {
        var (mara, _) = await Asked();
        await Registered("jonas@hafenlicht.example");
        var jonas = await SignedIn("jonas@hafenlicht.example");

        await Confirm(jonas);

        Assert.Null(await Db.Get<Sessions>().Who(mara.Session!.Value));
        Assert.NotNull(await Db.Get<Sessions>().Who(jonas.Session!.Value));
    }

    [Fact]
    public async Task The_link_works_once_for_24_hours_and_only_the_newest()
    {
        var (mara, id) = await Asked();
        var older = await TokenIn("change-address");
        await Db.Get<ChangeAddress>().Run(mara, id, "mara@suedkai.example", MarasPassword);
        var newest = await TokenIn("change-address");

        Assert.Equal("INVALID_TOKEN", await RefusalOf(older));
        Assert.Equal("granted", await RefusalOf(newest));
        Assert.Equal("INVALID_TOKEN", await RefusalOf(newest));

        await Db.Get<ChangeAddress>().Run(await SignedIn("mara@suedkai.example"), id, New, MarasPassword);
        Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal("INVALID_TOKEN", await RefusalOf(await TokenIn("change-address")));
        Assert.Equal("INVALID_TOKEN", await RefusalOf("made-up"));
    }

    [Fact]
    public async Task A_reset_link_that_went_to_the_old_address_stops_working()
    {
        await Asked();
        await Db.Get<RequestPasswordReset>().Run(Mara, Office);
        var reset = await TokenIn("reset-password");

        await Confirm();

        Assert.Equal("INVALID_TOKEN", (await Db.Get<ResetPassword>().Run(reset, "boje-im-morgennebel")).Refusal!.Code);
    }

    [Fact]
    public async Task A_new_password_makes_the_link_worthless()
    {
        var (mara, _) = await Asked();

        await Db.Get<ChangePassword>().Run(mara, MarasPassword, "boje-im-morgennebel");

        Assert.Equal("INVALID_TOKEN", await RefusalOf(await TokenIn("change-address")));
    }

    [Fact]
    public async Task A_password_chosen_by_mail_makes_the_link_worthless_too()
    {
        await Asked();
        await Db.Get<RequestPasswordReset>().Run(Mara, Office);

        await Db.Get<ResetPassword>().Run(await TokenIn("reset-password"), "boje-im-morgennebel");

        Assert.Equal("INVALID_TOKEN", await RefusalOf(await TokenIn("change-address")));
    }

    [Fact]
    public async Task An_address_taken_meanwhile_is_not_taken_over()
    {
        var (_, id) = await Asked();
        await Registered(New, "meine-eigene-boje");
        await SignedIn(New, "meine-eigene-boje");

        Assert.Equal("INVALID_TOKEN", await RefusalOf(await TokenIn("change-address")));
        Assert.Equal(Mara, (await Stored(id)).Email.Value);
        Assert.False((await SignIn()).IsRefused);
    }

    [Fact]
    public async Task An_account_nobody_claimed_does_not_keep_the_address_from_its_owner()
    {
        var squatted = await Registered(New, "somebody-elses-idea");
        var (_, id) = await Asked();

        Assert.Equal("granted", await RefusalOf(await TokenIn("change-address")));

        Assert.Equal(New, (await Stored(id)).Email.Value);
        Assert.DoesNotContain(await Db.All<Customer>(), c => c.Id == squatted);
        Assert.True((await SignIn(New, "somebody-elses-idea")).IsRefused);
        Assert.False((await SignIn(New)).IsRefused);
    }

    [Fact]
    public async Task Of_two_who_confirm_the_same_address_at_once_one_gets_it()
    {
        List<string> tokens = [];
        foreach (var email in (string[])[Mara, "jonas@hafenlicht.example"])
        {
            var id = await Registered(email);
            await Db.Get<ChangeAddress>().Run(await SignedIn(email), id, New, MarasPassword);
            tokens.Add(await TokenIn("change-address"));
        }

        var answers = await Task.WhenAll(tokens.Select(token => Task.Run(() => RefusalOf(token))));

        Assert.Equal(["INVALID_TOKEN", "granted"], answers.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Single(await Db.All<Customer>(), c => c.Email.Value == New);
    }

    private async Task<(Actor Actor, CustomerId Id)> Asked()
    {
        var id = await Registered();
        var mara = await SignedIn();
        await Db.Get<ChangeAddress>().Run(mara, id, New, MarasPassword);
        return (mara, id);
    }

    private async Task<Result<Done>> Confirm(Actor? actor = null) => await Db.Get<ConfirmAddress>().Run(await TokenIn("change-address"), actor ?? Actor.Visitor);

    private async Task<string> RefusalOf(string token) => (await Db.Get<ConfirmAddress>().Run(token, Actor.Visitor)).Refusal?.Code ?? "granted";
}
