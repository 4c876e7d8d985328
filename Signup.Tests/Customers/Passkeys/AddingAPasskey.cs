using SignupWeb;
using SignupWeb.Customers.Passkeys;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers.Passkeys;

/// <summary>Only the owner can, only from the browser that was asked, once, and in time.</summary>
public sealed class AddingAPasskey : PasskeyWorld
{
    private readonly SoftwareAuthenticator key = new();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Access:StaffTwoFactor", "Required")];

    [Fact]
    public async Task Is_kept_with_its_name_and_told_by_mail()
    {
        var id = await Registered();
        var mara = await SignedIn();

        var added = await Add(mara, key, "  My phone ");

        Assert.Equal((key.Id, "My phone", false), (added.Value.Id, added.Value.Name, added.Value.Strengthened));
        Assert.Equal(new PasskeyView(key.Id, "My phone", Time.GetUtcNow()), Assert.Single(await PasskeysOf(mara)));
        Assert.Contains(new PasskeyAdded(id.Value), await Events());
        var mail = Assert.Single(await Mails("passkey-added"));
        Assert.Equal((Mara, "A passkey was added"), (mail.Recipient, mail.Subject));
        Assert.Contains("“My phone” can now be used to sign in", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("a name that is a good deal longer than anybody could want to read in a list")]
    public async Task Is_named_after_browser_and_system_where_no_good_name_is_given(string? name)
    {
        await Registered();
        var mara = await SignedIn();

        await Add(mara, key, name);

        Assert.Equal("Passkey on Firefox on Linux", Assert.Single(await PasskeysOf(mara)).Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong-password")]
    public async Task Needs_the_owners_password_first(string? password)
    {
        await Registered();
        var mara = await SignedIn();
        var browser = NewBrowser();

        var offered = await Offer(browser, mara, password);

        Assert.Equal("PASSWORD_WRONG", offered.Refusal!.Code);
        Assert.Empty(browser.Names);
    }

    [Fact]
    public async Task Needs_a_fresh_sign_in_where_there_is_no_password()
    {
        await Registered();
        var mara = await SignedIn();
        await LosePassword(mara);

        var fresh = await Offer(NewBrowser(), mara, null);
        Time.Advance(TimeSpan.FromMinutes(11));
        var stale = await Offer(NewBrowser(), mara, null);

        Assert.False(fresh.IsRefused);
        Assert.Equal("SIGN_IN_AGAIN", stale.Refusal!.Code);
    }

    [Fact]
    public async Task Is_not_for_visitors()
    {
        Assert.Equal("UNAUTHORIZED", (await Offer(NewBrowser(), Actor.Visitor)).Refusal!.Code);
        Assert.Equal("UNAUTHORIZED", (await Add(NewBrowser(), Actor.Visitor, "{}")).Refusal!.Code);
    }

    [Fact]
    public async Task Has_five_minutes()
    {
        await Registered();
        var mara = await SignedIn();
        var browser = NewBrowser();
        var answer = key.Make((await Offer(browser, mara)).Value);

        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("PASSKEY_EXPIRED", (await Add(browser, mara, answer)).Refusal!.Code);
        Assert.Empty(await PasskeysOf(mara));
    }

    [Fact]
    public async Task Is_answered_once_even_with_the_cookie_kept()
    {
        await Registered();
        var mara = await SignedIn();
        var browser = NewBrowser();
        var options = (await Offer(browser, mara)).Value;
        var copy = browser.Copy();
        var second = new SoftwareAuthenticator();

        Assert.False((await Add(browser, mara, key.Make(options))).IsRefused);

        Assert.Equal("PASSKEY_EXPIRED", (await Add(copy, mara, second.Make(options))).Refusal!.Code);
        Assert.Single(await PasskeysOf(mara));
    }

    [Fact]
    public async Task Is_refused_from_another_browser_and_another_session()
    {
        await Registered();
        var mara = await SignedIn();
        var browser = NewBrowser();
        var answer = key.Make((await Offer(browser, mara)).Value);

        var elsewhere = await Add(NewBrowser(), mara, answer);
        var otherSession = await Add(browser.Copy(), await SignedIn(), answer);

        Assert.Equal(("PASSKEY_EXPIRED", "PASSKEY_EXPIRED"), (elsewhere.Refusal!.Code, otherSession.Refusal!.Code));
        Assert.Empty(await PasskeysOf(mara));
    }

    [Fact]
    public async Task Needs_finger_face_or_pin()
    {
        await Registered();
        key.VerifiesUser = false;

        Assert.Equal("PASSKEY_NOT_ADDED", (await Add(await SignedIn(), key)).Refusal!.Code);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example:8443")]
    [InlineData("https://sub.shop.example")]
    [InlineData("nonsense")]
    public async Task Is_refused_for_another_address(string origin)
    {
        await Registered();
        var elsewhere = new SoftwareAuthenticator(origin);

        Assert.Equal("PASSKEY_NOT_ADDED", (await Add(await SignedIn(), elsewhere)).Refusal!.Code);
    }

    [Fact]
    public async Task Is_refused_when_somebody_has_that_passkey_already()
    {
        await Registered();
        await Registered("ole@hafenlicht.example");
        await Add(await SignedIn(), key);

        Assert.Equal("PASSKEY_NOT_ADDED", (await Add(await SignedIn("ole@hafenlicht.example"), key)).Refusal!.Code);
    }

    [Fact]
    public async Task Names_the_passkeys_there_are_so_that_no_device_makes_a_second()
    {
        await Registered();
        var mara = await SignedIn();
        await Add(mara, key);

        var options = System.Text.Json.Nodes.JsonNode.Parse((await Offer(NewBrowser(), mara)).Value)!;

        Assert.Equal(key.Id, (string?)Assert.Single(options["excludeCredentials"]!.AsArray())!["id"]);
        Assert.Equal(("shop.example", "required", "required"), ((string?)options["rp"]!["id"], (string?)options["authenticatorSelection"]!["residentKey"], (string?)options["authenticatorSelection"]!["userVerification"]));
    }

    [Fact]
    public async Task Ends_at_ten_also_when_two_are_added_at_once()
    {
        await Registered();
        var mara = await SignedIn();
        for (var n = 0; n < 9; n++)
        {
            var another = new SoftwareAuthenticator();
            await Add(mara, another);
        }

        var (rival, here, there) = (new SoftwareAuthenticator(), NewBrowser(), NewBrowser());
        var (mine, theirs) = ((await Offer(here, mara)).Value, (await Offer(there, mara)).Value);
        var results = await Task.WhenAll(Add(here, mara, key.Make(mine)), Add(there, mara, rival.Make(theirs)));

        Assert.Equal("PASSKEY_LIMIT", Assert.Single(results, r => r.IsRefused).Refusal!.Code);
        Assert.Equal("PASSKEY_LIMIT", (await Offer(NewBrowser(), mara)).Refusal!.Code);
        Assert.Equal(10, (await PasskeysOf(mara)).Count);
    }

    [Fact]
    public async Task Lets_staff_work_at_once_who_lacked_a_second_factor()
    {
        var ana = await Staff();
        Assert.True(ana.MustAddSecondFactor);

        var added = await Add(ana, key, password: StaffPassword);

        Assert.True(added.Value.Strengthened);
        Assert.False(Actor.Of(await Db.Get<Sessions>().Who(ana.Session!.Value)).MustAddSecondFactor);
    }

    [Fact]
    public async Task Can_be_renamed_by_its_owner_only()
    {
        await Registered();
        await Registered("ole@hafenlicht.example");
        var mara = await SignedIn();
        await Add(mara, key);
        var rename = Db.Get<RenamePasskey>();

        var foreign = await rename.Run(await SignedIn("ole@hafenlicht.example"), key.Id, "Mine now");
        var empty = await rename.Run(mara, key.Id, "  ");
        var made = await rename.Run(mara, key.Id, "Work laptop");

        Assert.Equal(("PASSKEY_NOT_FOUND", "PASSKEY_NAME_INVALID", false), (foreign.Refusal!.Code, empty.Refusal!.Code, made.IsRefused));
        Assert.Equal("Work laptop", Assert.Single(await PasskeysOf(mara)).Name);
    }
}
