using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Whoever registers a stranger's address must not write to them in the shop's name.</summary>
public sealed class NamesThatLeadElsewhere : CustomerWorld
{
    [Theory]
    [InlineData("Win at https://elsewhere.example")]
    [InlineData("elsewhere.example")]
    [InlineData("www.elsewhere.example/prize")]
    [InlineData("write to me@elsewhere.example")]
    [InlineData("\\\\elsewhere\\share")]
    public async Task Are_refused(string name)
    {
        var refused = await Db.Get<RegisterCustomer>().Run(new Registration(Mara, MarasPassword) { FirstName = name }, Office);

        Assert.Equal(("NAME_INVALID", "firstName"), (refused.Refusal!.Code, refused.Refusal.Field));
    }

    [Theory]
    [InlineData("Anne-Marie O'Neill")]
    [InlineData("Dr. Jan van den Berg")]
    [InlineData("J.R.R.")]
    [InlineData("Đặng Thị")]
    [InlineData("李小龍")]
    public void Names_of_people_are_taken(string name) => Assert.Null(ProfileRules.Name(name, "firstName"));

    [Fact]
    public async Task A_mail_to_an_address_nobody_confirmed_greets_the_address_and_not_the_name()
    {
        var id = await Registered();

        await using var db = Db.Open();
        Assert.Equal(Mara, (await Db.Get<CustomerProfiles>().ContactOf(db, id))!.FirstName);
        await Db.Get<VerifyEmail>().Run(await TokenIn("verify-email"));
        Assert.Equal("Mara", (await Db.Get<CustomerProfiles>().ContactOf(db, id))!.FirstName);
    }

    [Fact]
    public async Task An_address_that_no_mail_reaches_is_refused() => Assert.Equal("EMAIL_INVALID", (await Register("ü@example.test")).Refusal?.Code);

    [Fact]
    public async Task Ten_of_a_household_say_nothing_about_the_rest_of_its_range()
    {
        for (var n = 0; n < 10; n++) { Assert.False((await Register($"mara{n}@hafenlicht.example")).IsRefused); }

        Assert.Equal("TOO_MANY_REQUESTS", (await Register("mara10@hafenlicht.example")).Refusal?.Code);
        Assert.False((await Register("jonas@hafenlicht.example", from: Office with { Address = "203.0.113.8" })).IsRefused);
        for (var n = 0; n < 89; n++) { Assert.False((await Register($"n{n}@hafenlicht.example", from: Office with { Address = $"203.0.113.{100 + n}" })).IsRefused); }
        Assert.Equal("TOO_MANY_REQUESTS", (await Register("last@hafenlicht.example", from: Office with { Address = "203.0.113.250" })).Refusal?.Code);
    }
}
