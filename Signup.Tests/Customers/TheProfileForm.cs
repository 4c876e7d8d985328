using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using Xunit;

namespace SignupTests.Customers;

/// <summary>The Profile page's form, rendered without a browser on a real database.</summary>
public sealed class TheProfileForm : FormContext
{
    private static readonly HandOff Way = new("return-profile", "/signup/return/profile", [Guid.Parse("11111111-1111-7111-8111-111111111111")]);

    private CustomerId mara;
    private BunitAuthorizationContext visitor = null!;

    protected override async Task Prepare()
    {
        mara = (await Db.Get<RegisterCustomer>().Run(new Registration("mara@hafenlicht.example", "kran-elbe-mittwoch") { FirstName = "Mara", LastName = "Lindqvist" }, Origin.Unknown)).Value.CustomerId;
        visitor = this.AddAuthorization();
        visitor.SetAuthorized("Mara").SetClaims(new Claim(ClaimTypes.NameIdentifier, mara.ToString()), new Claim(ClaimTypes.Role, nameof(Role.Customer)));
    }

    [Fact]
    public void Carries_the_country_over_and_asks_no_names_twice()
    {
        var page = Form();

        Assert.Equal("DE", page.Find("#country option[selected]").GetAttribute("value"));
        Assert.Empty(page.FindAll("#firstName"));
        Assert.Contains("DE123456789", page.Find("#taxId-hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_back_to_change_something_finds_name_and_address_there()
    {
        await Db.Get<UpdateProfile>().Run(new Actor(mara.Value, Role.Customer, null, "Mara"), mara, new() { Address = "Speicherstraße 14", PostCode = "20457", Town = "Hamburg", Country = "DE" });

        var page = Form();

        Assert.Equal("Lindqvist", page.Find("#lastName").GetAttribute("value"));
        Assert.Contains("mara@hafenlicht.example", page.Find(".fields > .hint").TextContent, StringComparison.Ordinal);
        Assert.Equal("VAT number", page.Find("label[for=taxId]").FirstChild!.TextContent.Trim());
        page.Find("#country").Change("US");
        Assert.Equal("Tax number", page.Find("label[for=taxId]").FirstChild!.TextContent.Trim());
    }

    [Fact]
    public void Asks_for_the_state_where_there_are_states_and_for_none_elsewhere()
    {
        var page = Form();
        Assert.Empty(page.FindAll("#region"));

        page.Find("#country").Change("US");
        Assert.Equal("State", page.Find("label[for=region]").TextContent.Trim());
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Choose your state", page.Find("#region-error").TextContent, StringComparison.Ordinal));

        page.Find("#country").Change("JP");
        Assert.Equal("Prefecture", page.Find("label[for=region]").TextContent.Trim());
    }

    [Fact]
    public void Tells_the_price_beside_it_what_is_typed()
    {
        var (page, typed) = (Form(), Services.GetRequiredService<TypedPlace>());

        page.Find("#country").Change("FR");
        page.Find("#taxId").Change("40 303 265 045");

        Assert.Equal(("FR", "FR40303265045"), (typed.Country, typed.TaxId));
    }

    [Fact]
    public async Task Saves_and_goes_the_signed_way_back()
    {
        var page = Form();
        page.Find("#company").Change("Hafenlicht GmbH");
        page.Find("#address").Change("Speicherstraße 14");
        page.Find("#postCode").Change("20457");
        page.Find("#town").Change("Hamburg");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.StartsWith("http://localhost/signup/return/profile?token=", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(Sample.Mara, await Db.Get<CustomerProfiles>().PartyOf(mara));
    }

    [Fact]
    public void Says_what_is_missing()
    {
        var page = Form();
        page.Find("#taxId").Change("12");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".error-summary li").Count));
        Assert.Contains("Enter your post code", page.Find("#postCode-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("like DE123456789", page.Find("#taxId-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_gone_once_the_session_has_ended()
    {
        var page = Form();
        Assert.NotNull(page.Find("#town"));

        visitor.SetNotAuthorized();

        page.WaitForAssertion(() => Assert.Contains("Your session has ended.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    private IRenderedComponent<ProfileForm> Form() => Render<ProfileForm>(p => p.Add(f => f.CustomerId, mara).Add(f => f.HandOff, Way).Add(f => f.Country, "de"));
}
