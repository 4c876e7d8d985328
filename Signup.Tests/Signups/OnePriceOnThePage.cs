using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Journeys;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What stands beside the review is the quote the review shows; before there is one, the price as it is known.</summary>
[Collection("The shop")]
public sealed class OnePriceOnThePage(TheShop shop) : PageInTheShop(shop), IDisposable
{
    private readonly Headless mara = new(shop.Host);

    [Fact]
    public async Task A_business_elsewhere_in_the_EU_sees_no_tax_at_the_side_either()
    {
        await UpToReview("one-price-1@hafenlicht.example", new { firstName = "Mara", lastName = "Lindqvist", company = "Lumière SARL", address = "1 quai du Port", postCode = "13002", town = "Marseille", country = "FR", taxId = "FR40303265045" });

        var before = Render<SignupSummary>(p => p.Add(s => s.SignupId, Id));
        var page = await Reviewed();

        Assert.Equal("€149.00", before.Find(".total dd").TextContent);
        Assert.Equal(["€149.00", "€149.00"], page.FindAll(".total dd").Select(d => d.TextContent), StringComparer.Ordinal);
        Assert.Contains("Reverse charge: your business in France accounts for the VAT", page.Find(".order-summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_in_the_details_counts_at_the_side_before_it_is_saved()
    {
        var signup = Signup.Start(FlowOwner.NewBusiness, Support.Sample.Team(), "DE", Shop.Now);
        await Shop.Plant(signup);
        var summary = Render<SignupSummary>(p => p.Add(s => s.SignupId, signup.Id));
        Assert.Equal("€177.31", summary.Find(".total dd").TextContent);

        await summary.InvokeAsync(() => Services.GetRequiredService<TypedPlace>().Say("FR", null));
        Assert.Equal("€178.80", summary.Find(".total dd").TextContent);

        await summary.InvokeAsync(() => Services.GetRequiredService<TypedPlace>().Say("FR", "FR40303265045"));
        Assert.Equal("€149.00", summary.Find(".total dd").TextContent);
    }

    [Fact]
    public async Task Another_plan_chosen_in_a_second_tab_never_makes_two_totals()
    {
        await UpToReview("one-price-2@hafenlicht.example");
        var page = await Reviewed();
        Assert.Equal(["€177.31", "€177.31"], page.FindAll(".total dd").Select(d => d.TextContent), StringComparer.Ordinal);

        var yearly = (await Shop.Host.Get<PlanCatalogue>().Offers()).Single(o => o.PlanName == "Team" && o.BillingCycle == BillingCycle.Yearly);
        await Shop.Change<Signup>(s => s.Id == Id, s => s.Choose(yearly));
        Assert.Equal(["€177.31", "€177.31"], page.FindAll(".total dd").Select(d => d.TextContent), StringComparer.Ordinal);
        page.Find("#agree").Change(true);
        page.Find(".place button").Click();

        page.WaitForAssertion(() => Assert.Equal(["€1,773.10", "€1,773.10"], page.FindAll(".total dd").Select(d => d.TextContent), StringComparer.Ordinal));
        Assert.Contains("The price or your details have changed", page.Find(".error-summary").TextContent, StringComparison.Ordinal);
        Assert.Contains("billed yearly", page.Find(".order-summary").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("€1,773.10", page.Find(".place button").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_country_the_side_says_that_tax_comes_on_top()
    {
        var signup = Signup.Start(FlowOwner.NewBusiness, Support.Sample.Team(), "", Shop.Now);
        await Shop.Plant(signup);

        var summary = Render<SignupSummary>(p => p.Add(s => s.SignupId, signup.Id));

        Assert.Equal("Each month, plus VAT", summary.Find(".total dt").TextContent);
        Assert.Equal("€149.00", summary.Find(".total dd").TextContent);
    }

    private SignupId Id => SignupId.Parse(mara.SignupId, null);

    private async Task<IRenderedComponent<ReviewStep>> Reviewed()
    {
        SignedInAs(CustomerId.Parse(mara.CustomerId, null));
        var page = Render<ReviewStep>(p => p.Add(r => r.SignupId, Id));
        page.WaitForElement(".place", TimeSpan.FromSeconds(20));
        await page.InvokeAsync(() => { });
        return page;
    }

    private async Task UpToReview(string email, object? profile = null)
    {
        await mara.Start();
        await mara.Register(email);
        await mara.FillIn();
        if (profile is not null) { await mara.Send(HttpMethod.Put, $"/api/customers/{mara.CustomerId}/profile", profile); }
        await mara.AddCard();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { mara.Dispose(); }
        base.Dispose(disposing);
    }
}
