using Bunit;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using Xunit;

namespace SignupTests.Customers;

/// <summary>The Register page's form, rendered without a browser on a real database.</summary>
public sealed class TheRegisterForm : FormContext
{
    private static readonly HandOff Way = new("return-register", "/signup/return/register", [Guid.Parse("11111111-1111-7111-8111-111111111111")]);

    protected override Task Prepare()
    {
        this.AddBunitPersistentComponentState();
        this.AddAuthorization();
        return Task.CompletedTask;
    }

    [Fact]
    public void Says_all_that_is_missing_on_top_and_at_the_fields()
    {
        var page = Form();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(
            ["Enter your e-mail address", "Enter a password", "Enter your first name", "Enter your last name", "Agree to the terms to continue"],
            page.FindAll(".error-summary li").Select(li => li.TextContent.Trim()),
            StringComparer.Ordinal));
        Assert.Contains("Enter a password", page.Find("#password-error").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Error: ", page.Find("h1").GetAttribute("data-title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_customer_goes_the_signed_way_back_with_their_id()
    {
        var page = Form();
        FillIn(page, "mara@hafenlicht.example");

        page.Find("form").Submit();

        var id = (await Eventually.See(async () => (await Db.All<Customer>()).SingleOrDefault(), "the customer")).Id;
        page.WaitForAssertion(() => Assert.StartsWith("http://localhost/signup/return/register?token=", Navigation.Uri, StringComparison.Ordinal));
        var link = Db.Get<SignedLinks>().Read("return-register", Navigation.Uri.Split("token=")[1]);
        Assert.Equal([Way.Ids[0], id.Value], link.Value.Ids);
        var customer = Assert.Single(await Db.All<Customer>());
        Assert.Equal((TermsOfUse.Version, null), (customer.Terms!.Version, customer.MarketingConsentAt));
    }

    [Fact]
    public async Task An_address_that_exists_is_never_handed_on()
    {
        await Db.Get<RegisterCustomer>().Run(new Registration("mara@hafenlicht.example", "somebody-elses-idea"), Origin.Unknown);
        var page = Form();
        FillIn(page, "mara@hafenlicht.example");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("You already have an account with this e-mail.", page.Find(".error-summary li").TextContent.Trim()));
        var atField = page.Find("#email-error");
        Assert.Contains("Sign in to continue, or reset your password.", atField.TextContent, StringComparison.Ordinal);
        Assert.Equal("/forgot", atField.QuerySelectorAll("a")[1].GetAttribute("href"));
        Assert.Equal("mara@hafenlicht.example", page.Find("#email").GetAttribute("value"));
        Assert.Equal("http://localhost/", Navigation.Uri);
    }

    [Fact]
    public void Leads_those_with_an_account_to_a_sign_in_that_knows_the_way_back()
    {
        var page = Form();

        var url = page.Find(".head a").GetAttribute("href")!;

        var read = Db.Get<SignInHandOff>().Read(Uri.UnescapeDataString(url.Split("hand-off=")[1]));
        Assert.Equal((Way.ReturnKind, Way.ReturnPath, Way.Ids[0]), (read.Value.ReturnKind, read.Value.ReturnPath, read.Value.Ids[0]));
    }

    private IRenderedComponent<RegisterForm> Form() => Render<RegisterForm>(p => p.Add(f => f.HandOff, Way));

    private static void FillIn(IRenderedComponent<RegisterForm> page, string email)
    {
        page.Find("#email").Change(email);
        page.Find("#password").Change("kran-elbe-mittwoch");
        page.Find("#firstName").Change("Mara");
        page.Find("#lastName").Change("Lindqvist");
        page.Find("#terms").Change(true);
    }
}
