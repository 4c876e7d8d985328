using System.Buffers.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Customers.Passkeys;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers.Passkeys;

/// <summary>R4 SEQ-CUST-003 without address and password.</summary>
public sealed class SigningInWithAPasskey : PasskeyWorld
{
    private readonly SoftwareAuthenticator key = new();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Access:StaffTwoFactor", "Required"), new("Limits:Api:Count", "100000")];

    [Fact]
    public async Task Begins_a_strong_session_of_its_owner()
    {
        var mara = await WithPasskey();

        var signedIn = await SignIn(key);

        var session = Assert.Single(await Db.All<Session>(), s => s.Id == signedIn.Value.Session.Id);
        Assert.Equal((mara.LoginId, true, SessionKind.Cookie), (session.LoginId, session.IsStrong, session.Kind));
    }

    [Fact]
    public async Task Is_enough_where_a_password_would_need_a_second_factor()
    {
        var mara = await WithPasskey();
        await Db.Get<UnitOfWork>().Run(async db =>
        {
            (await db.Users.SingleAsync(l => l.Id == mara.LoginId)).TwoFactorEnabled = true;
            return 0;
        });

        Assert.Equal("SECOND_FACTOR_NEEDED", (await SignIn()).Refusal!.Code);
        Assert.False((await SignIn(key)).IsRefused);
    }

    [Fact]
    public async Task Lets_staff_do_their_work()
    {
        var ana = await Staff(Role.Admin);
        await Add(ana, key, password: StaffPassword);

        var signedIn = await SignIn(key);

        Assert.True(Actor.Of(signedIn.Value.Session.Principal).IsStaff);
        Assert.Equal("SECOND_FACTOR_NEEDED", (await SignIn("ana@northwind.example", StaffPassword)).Refusal!.Code);
    }

    [Fact]
    public async Task Is_answered_once_even_with_the_cookie_kept()
    {
        await WithPasskey();
        var browser = NewBrowser();
        var answer = key.Show(await Ask(browser));
        var copy = browser.Copy();

        Assert.False((await SignIn(browser, answer)).IsRefused);

        Assert.Equal("PASSKEY_EXPIRED", (await SignIn(copy, answer)).Refusal!.Code);
        Assert.Equal("PASSKEY_EXPIRED", (await SignIn(browser, answer)).Refusal!.Code);
    }

    [Fact]
    public async Task An_answer_to_another_question_is_refused()
    {
        await WithPasskey();
        var browser = NewBrowser();
        var old = key.Show(await Ask(browser));
        await Ask(browser);

        Assert.Equal("PASSKEY_NOT_ACCEPTED", (await SignIn(browser, old)).Refusal!.Code);
    }

    [Fact]
    public async Task What_one_browser_was_asked_another_cannot_answer()
    {
        await WithPasskey();
        var answer = key.Show(await Ask(NewBrowser()));
        var other = NewBrowser();
        await Ask(other);

        Assert.Equal("PASSKEY_NOT_ACCEPTED", (await SignIn(other, answer)).Refusal!.Code);
        Assert.Equal("PASSKEY_EXPIRED", (await SignIn(NewBrowser(), answer)).Refusal!.Code);
    }

    [Theory]
    [InlineData(299, null)]
    [InlineData(300, "PASSKEY_EXPIRED")]
    public async Task Has_five_minutes(int seconds, string? refusal)
    {
        await WithPasskey();
        var browser = NewBrowser();
        var answer = key.Show(await Ask(browser));

        Time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(refusal, (await SignIn(browser, answer)).Refusal?.Code);
    }

    [Fact]
    public async Task Needs_finger_face_or_pin()
    {
        await WithPasskey();
        key.VerifiesUser = false;

        Assert.Equal("PASSKEY_NOT_ACCEPTED", (await SignIn(key)).Refusal!.Code);
    }

    [Theory]
    [InlineData("signature")]
    [InlineData("authenticatorData")]
    [InlineData("clientDataJSON")]
    [InlineData("userHandle")]
    public async Task No_byte_of_the_answer_can_be_changed(string part)
    {
        await WithPasskey();
        var length = Base64Url.DecodeFromChars((string)JsonNode.Parse(key.Show("{\"rpId\":\"\",\"challenge\":\"" + new string('A', 43) + "\"}"))!["response"]![part]!).Length;
        for (var n = 0; n < length; n++)
        {
            var browser = NewBrowser();
            var from = new Origin($"203.0.113.{n}", "203.0.113.0/24", "curl");
            var answer = JsonNode.Parse(key.Show(await Ask(browser, from)))!;
            var bytes = Base64Url.DecodeFromChars((string)answer["response"]![part]!);
            if (n >= bytes.Length) { break; } // signatures are not all of one length
            bytes[n] ^= 1;
            answer["response"]![part] = Base64Url.EncodeToString(bytes);

            var refusal = (await SignIn(browser, answer.ToJsonString(), from)).Refusal;

            Assert.True(refusal?.Code == "PASSKEY_NOT_ACCEPTED", $"{part} byte {n}: {refusal?.Code ?? "let in"}");
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("{\"id\":5}")]
    [InlineData("{\"id\":\"%%%\",\"type\":\"public-key\",\"response\":{}}")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"AA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":\"AA\"}}")]
    public async Task Nonsense_is_only_refused(string answer)
    {
        var browser = NewBrowser();
        await Ask(browser);

        Assert.Equal("PASSKEY_UNKNOWN", (await SignIn(browser, answer)).Refusal!.Code);
    }

    [Fact]
    public async Task A_removed_passkey_is_unknown()
    {
        var mara = await WithPasskey();
        Assert.False((await Db.Get<RemovePasskey>().Run(mara, key.Id, MarasPassword)).IsRefused);

        Assert.Equal("PASSKEY_UNKNOWN", (await SignIn(key)).Refusal!.Code);
    }

    [Fact]
    public async Task A_suspended_customer_is_told_so()
    {
        var mara = await WithPasskey();
        await Db.Get<SuspendCustomer>().Run(Ana, mara.CustomerId!.Value, "Unpaid");

        Assert.Equal("ACCOUNT_SUSPENDED", (await SignIn(key)).Refusal!.Code);
    }

    [Fact]
    public async Task A_key_that_counts_its_uses_must_count_on()
    {
        key.Uses = 7;
        await WithPasskey();

        Assert.Equal("PASSKEY_NOT_ACCEPTED", (await SignIn(key)).Refusal!.Code);
        key.Uses = 8;
        Assert.False((await SignIn(key)).IsRefused);
        Assert.Equal("PASSKEY_NOT_ACCEPTED", (await SignIn(key)).Refusal!.Code);
        Assert.Equal(8u, Assert.Single(await Db.All<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>()).Data.SignCount);
    }

    [Fact]
    public async Task After_ten_failures_an_address_waits_15_minutes()
    {
        await WithPasskey();
        var stranger = new SoftwareAuthenticator();
        for (var n = 0; n < 10; n++) { await SignIn(stranger, Elsewhere); }

        var refused = await SignIn(key, Elsewhere);
        var fromTheOffice = await SignIn(key);
        Time.Advance(TimeSpan.FromMinutes(15));
        var later = await SignIn(key, Elsewhere);

        Assert.Equal(("TOO_MANY_REQUESTS", false, false), (refused.Refusal?.Code, fromTheOffice.IsRefused, later.IsRefused));
    }

    private async Task<Actor> WithPasskey()
    {
        await Registered();
        var mara = await SignedIn();
        Assert.False((await Add(mara, key)).IsRefused);
        return mara;
    }
}
