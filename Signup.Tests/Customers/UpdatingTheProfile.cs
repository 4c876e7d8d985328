using SignupTests.Support;
using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers;

/// <summary>R4 SEQ-CUST-005.</summary>
public sealed class UpdatingTheProfile : CustomerWorld
{
    private static readonly ProfileChange Hamburg = new() { FirstName = "Mara", LastName = "Lindqvist", Company = "Hafenlicht GmbH", Address = "Speicherstraße 14", PostCode = "20457", Town = "Hamburg", Country = "DE" };

    private Task<Result<CustomerView>> Update(Actor actor, CustomerId id, ProfileChange change, bool complete = false) => Db.Get<UpdateProfile>().Run(actor, id, change, complete);

    [Fact]
    public async Task Step_2_authorization_failed_is_UNAUTHORIZED() => Assert.Equal("UNAUTHORIZED", (await Update(Actor.Visitor, await Registered(), Hamburg)).Refusal!.Code);

    [Fact]
    public async Task Step_3_customer_not_found_is_CUSTOMER_NOT_FOUND() => Assert.Equal("CUSTOMER_NOT_FOUND", (await Update(Ana, CustomerId.New(), Hamburg)).Refusal!.Code);

    [Fact]
    public async Task Step_3_another_customers_profile_is_CUSTOMER_NOT_FOUND_too()
    {
        var id = await Registered();
        await Registered("ole@hafenlicht.example");

        var result = await Update(await SignedIn("ole@hafenlicht.example"), id, Hamburg);

        Assert.Equal("CUSTOMER_NOT_FOUND", result.Refusal!.Code);
    }

    [Fact]
    public async Task Step_4_customer_suspended_is_ACCOUNT_SUSPENDED()
    {
        var id = await Registered();
        var actor = await SignedIn();
        await Db.Get<SuspendCustomer>().Run(Ana, id, null);

        Assert.Equal("ACCOUNT_SUSPENDED", (await Update(actor, id, Hamburg)).Refusal!.Code);
    }

    [Fact]
    public async Task Step_5_first_and_last_name_take_the_new_values_and_CustomerProfileUpdated_is_announced()
    {
        var id = await Registered();

        await Update(await SignedIn(), id, new() { FirstName = "Maren", LastName = "Berg" });

        var profile = (await Stored(id)).Profile;
        Assert.Equal(("Maren", "Berg"), (profile.FirstName, profile.LastName));
        Assert.Equal(new CustomerProfileUpdated(id), (await Events())[^1]);
    }

    [Theory]
    [InlineData("US", "94103", null, "REGION_MISSING")]
    [InlineData("US", "94103", "Ontario", "REGION_INVALID")]
    [InlineData("US", "94103", "california", null)]
    [InlineData("JP", "100-0001", null, "REGION_MISSING")]
    [InlineData("IT", "20121", null, null)]
    [InlineData("DE", "20457", "Hamburg", null)]
    public async Task A_state_or_prefecture_is_asked_for_where_no_mail_arrives_without(string country, string postCode, string? region, string? code)
    {
        var id = await Registered();

        var result = await Update(await SignedIn(), id, Hamburg with { Country = country, PostCode = postCode, Region = region }, complete: true);

        Assert.Equal(code, result.Refusal?.Code);
        if (code is null) { Assert.Equal(country == "US" ? "CA" : null, (await Stored(id)).Profile.Region); }
    }

    [Fact]
    public async Task Step_6_returns_the_updated_profile()
    {
        var id = await Registered();

        var result = await Update(await SignedIn(), id, Hamburg with { TaxId = "de 123 456 789" }, complete: true);

        Assert.Equal(("Hafenlicht GmbH", "DE123456789"), (result.Value.Company, result.Value.TaxId));
        Assert.Equal(Sample.Mara with { TaxId = "DE123456789" }, await Db.Get<CustomerProfiles>().PartyOf(id));
    }

    [Fact]
    public async Task What_is_left_out_stays_and_an_empty_text_takes_an_optional_value_away()
    {
        var id = await Registered();
        var actor = await SignedIn();
        await Update(actor, id, Hamburg);

        await Update(actor, id, new() { Company = "" });

        var profile = (await Stored(id)).Profile;
        Assert.Equal((null, "Hamburg"), (profile.Company, profile.Town));
    }

    [Fact]
    public async Task Saving_the_same_again_announces_nothing()
    {
        var id = await Registered();
        var actor = await SignedIn();
        await Update(actor, id, Hamburg);

        await Update(actor, id, Hamburg);

        Assert.Single((await Events()).OfType<CustomerProfileUpdated>());
    }

    [Fact]
    public async Task The_page_asks_for_everything_a_contract_needs()
    {
        var id = await Registered();

        var result = await Update(await SignedIn(), id, new() { FirstName = "", LastName = "" }, complete: true);

        Assert.Equal(["firstName", "lastName", "country", "address", "postCode", "town"], result.Refusal!.All.Select(r => r.Field!), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("DE", "20457", true)]
    [InlineData("DE", "2045", false)]
    [InlineData("AT", "1010", true)]
    [InlineData("NL", "1012 ab", true)]
    [InlineData("IE", "A65 F4E2", true)]
    [InlineData("IE", "<script>", false)]
    public async Task A_post_code_is_written_as_in_its_country(string country, string postCode, bool fine)
    {
        var id = await Registered();

        var result = await Update(await SignedIn(), id, Hamburg with { Country = country, PostCode = postCode });

        Assert.Equal(fine ? null : "POST_CODE_INVALID", result.Refusal?.Code);
    }

    [Theory]
    [InlineData("DE", "123456789", "DE123456789")]
    [InlineData("AT", "ATU12345678", "ATU12345678")]
    [InlineData("CH", "CHE-123.456.789 MWST", "CHE123456789MWST")]
    [InlineData("GR", "123456789", "EL123456789")]
    [InlineData("AT", "U12345678", "ATU12345678")]
    [InlineData("SE", "556188840401", "SE556188840401")]
    [InlineData("SE", "SE556188840402", null)]
    [InlineData("ES", "12345678", null)]
    [InlineData("AT", "DE123456789", null)]
    [InlineData("DE", "12345678", null)]
    [InlineData("FR", "FRIO123456789", null)]
    public async Task A_VAT_number_is_written_as_in_its_country(string country, string taxId, string? stored)
    {
        var id = await Registered();

        var result = await Update(await SignedIn(), id, new() { Country = country, TaxId = taxId, Company = "Hafenlicht GmbH" });

        Assert.Equal(stored is null ? "TAX_ID_INVALID" : null, result.Refusal?.Code);
        Assert.Equal(stored, (await Stored(id)).Profile.TaxId);
    }

    [Fact]
    public async Task A_VAT_number_belongs_to_a_company()
    {
        var id = await Registered();

        var result = await Update(await SignedIn(), id, new() { Country = "DE", TaxId = "DE123456789" });

        Assert.Equal(("COMPANY_MISSING", "company"), (result.Refusal?.Code, result.Refusal?.Field));
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("Germany")]
    public async Task A_country_is_one_of_the_list(string country)
    {
        var id = await Registered();

        Assert.Equal("COUNTRY_INVALID", (await Update(await SignedIn(), id, new() { Country = country })).Refusal!.Code);
    }

    [Fact]
    public async Task Characters_that_cannot_be_printed_and_endless_lines_are_refused()
    {
        var id = await Registered();

        var result = await Update(await SignedIn(), id, new() { FirstName = "Ma\u0007ra", LastName = new string('x', 101) });

        Assert.Equal(["NOT_PRINTABLE", "TOO_LONG"], result.Refusal!.All.Select(r => r.Code), StringComparer.Ordinal);
    }
}
