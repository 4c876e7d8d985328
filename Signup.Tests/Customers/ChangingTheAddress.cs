using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers;

/// <summary>A signed-in customer asks for another address. Nothing changes before the link mailed there is used.</summary>
public sealed class ChangingTheAddress : CustomerWorld
{
    private const string New = "mara@nordkai.example";

    [Fact]
    public async Task A_link_goes_to_the_new_address_and_word_of_it_to_the_old_one()
    {
        var (mara, id) = await AtHome();

        var asked = await Ask(mara, id);

        Assert.False(asked.IsRefused);
        Assert.Equal(New, Assert.Single(await Mails("change-address")).Recipient);
        var word = Assert.Single(await Mails("address-change-asked"));
        Assert.Equal(Mara, word.Recipient);
        Assert.Contains("m…@nordkai.example", word.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", word.Text, StringComparison.Ordinal);
        Assert.Equal(Mara, (await Stored(id)).Email.Value);
    }

    [Theory]
    [InlineData("wrong-password", New, "PASSWORD_WRONG")]
    [InlineData(null, New, "PASSWORD_WRONG")]
    [InlineData(MarasPassword, "nonsense", "EMAIL_INVALID")]
    [InlineData(MarasPassword, null, "EMAIL_INVALID")]
    [InlineData(MarasPassword, "MARA@hafenlicht.example", "EMAIL_SAME")]
    public async Task What_is_wrong_is_said_and_nothing_is_mailed(string? password, string? address, string code)
    {
        var (mara, id) = await AtHome();

        var asked = await Db.Get<ChangeAddress>().Run(mara, id, address, password);

        Assert.Equal(code, asked.Refusal!.Code);
        Assert.Empty(await Mails("change-address"));
        Assert.Empty(await Mails("address-change-asked"));
    }

    [Fact]
    public async Task A_taken_address_gets_the_same_answer_and_its_owner_plain_word_of_it()
    {
        await Registered(New, "meine-eigene-boje");
        await SignedIn(New, "meine-eigene-boje");
        var (mara, id) = await AtHome();

        var taken = await Ask(mara, id);

        Assert.False(taken.IsRefused);
        Assert.Empty(await Mails("change-address"));
        var notice = Assert.Single(await Mails("change-address-taken"));
        Assert.Equal((New, null), (notice.Recipient, notice.CustomerId));
        Assert.DoesNotContain("http", notice.Text, StringComparison.Ordinal);
        Assert.Single(await Mails("address-change-asked"));
        Assert.Single(await Db.All<AddressChange>());
    }

    [Fact]
    public async Task A_mailbox_gets_three_mails_an_hour_and_the_answer_does_not_tell()
    {
        var strangers = Enumerable.Range(0, 5).Select(n => $"stranger{n}@elsewhere.example").ToList();
        foreach (var stranger in strangers)
        {
            var id = await Registered(stranger);
            Assert.False((await Ask(await SignedIn(stranger), id)).IsRefused);
        }

        Assert.Equal(3, (await Mails("change-address")).Count);
    }

    [Fact]
    public async Task One_may_ask_three_times_an_hour()
    {
        var (mara, id) = await AtHome();
        for (var n = 0; n < 3; n++) { await Ask(mara, id, $"mara{n}@nordkai.example"); }

        Assert.Equal("TOO_MANY_REQUESTS", (await Ask(mara, id, "mara9@nordkai.example")).Refusal!.Code);
    }

    [Fact]
    public async Task Only_the_customer_may_ask()
    {
        var (mara, id) = await AtHome();
        var other = await Registered("jonas@hafenlicht.example");

        Assert.Equal("UNAUTHORIZED", (await Ask(Actor.Visitor, id)).Refusal!.Code);
        Assert.Equal("CUSTOMER_NOT_FOUND", (await Ask(mara, other)).Refusal!.Code);
        Assert.Equal("CUSTOMER_NOT_FOUND", (await Ask(Ana, id)).Refusal!.Code);
    }

    private async Task<(Actor Actor, CustomerId Id)> AtHome()
    {
        var id = await Registered();
        return (await SignedIn(), id);
    }

    private Task<Result<Done>> Ask(Actor actor, CustomerId id, string address = New) => Db.Get<ChangeAddress>().Run(actor, id, address, MarasPassword);
}
