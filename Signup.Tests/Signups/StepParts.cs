using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What stands around every step: the line of steps, the summary, and the way back to another plan.</summary>
[Collection("The shop")]
public sealed class StepParts(TheShop shop) : PageInTheShop(shop)
{
    [Fact]
    public void The_line_shows_what_is_done_and_leads_back_to_it()
    {
        var signup = Open();
        signup.Attach(CustomerId.New());
        signup.ConfirmProfile("DE");

        var line = StepLine.Of(signup, SignupStep.Payment, Texts);

        Assert.Equal(["Plan", "Account", "Details", "Payment", "Review"], line.Select(s => s.Name), StringComparer.Ordinal);
        Assert.Equal([StepState.Done, StepState.Done, StepState.Done, StepState.Now, StepState.Ahead], line.Select(s => s.State));
        Assert.Equal([$"/signup/{signup.Id}/plan", null, $"/signup/{signup.Id}/profile", null, null], line.Select(s => s.Url), StringComparer.Ordinal);
        Assert.Equal("Add your card", line[3].LongName);
        Assert.Equal($"/signup/{signup.Id}/profile", StepLine.Before(signup, SignupStep.Payment));
    }

    [Fact]
    public void The_first_step_leads_back_to_the_plan()
    {
        var signup = Open();

        Assert.Equal($"/signup/{signup.Id}/plan", StepLine.Before(signup, SignupStep.Register));
    }

    [Fact]
    public void The_line_speaks_German()
    {
        var line = Speaking.In("de-DE", () => StepLine.Of(Open(), SignupStep.Register, Texts));

        Assert.Equal(["Tarif", "Konto", "Angaben", "Zahlung", "Prüfen"], line.Select(s => s.Name), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_summary_adds_the_tax_of_the_country_and_follows_the_cycle()
    {
        var signup = Open();
        await Shop.Plant(signup);

        var summary = Render<SignupSummary>(p => p.Add(s => s.SignupId, signup.Id));

        Assert.Equal(["€149.00", "€28.31", "€177.31"], summary.FindAll("dd").Select(d => d.TextContent), StringComparer.Ordinal);
        Assert.Equal(["Net", "VAT 19 %, Germany", "Each month"], summary.FindAll("dt").Select(d => d.TextContent), StringComparer.Ordinal);
        await Shop.Change<Signup>(s => s.Id == signup.Id, s => s.Choose(Sample.Team(BillingCycle.Yearly)));
        summary.WaitForAssertion(() => Assert.Equal("Each year", summary.FindAll("dt")[^1].TextContent));
        Assert.Contains("Support contract, billed yearly", summary.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_keeps_its_language_when_something_in_another_language_changes_it()
    {
        var signup = Open();
        await Shop.Plant(signup);
        var summary = Speaking.In("de-DE", () => Render<SignupSummary>(p => p.Add(s => s.SignupId, signup.Id)));
        Assert.Equal("Jeden Monat", summary.FindAll("dt")[^1].TextContent);

        await Speaking.In("en-IE", () => Shop.Change<Signup>(s => s.Id == signup.Id, s => s.Choose(Sample.Team(BillingCycle.Yearly))));

        summary.WaitForAssertion(() => Assert.Equal("Jedes Jahr", summary.FindAll("dt")[^1].TextContent));
    }

    [Fact]
    public async Task The_payment_says_what_a_year_saves()
    {
        var team = (await Shop.Host.Get<PlanCatalogue>().Offers()).Single(o => o.PlanName == "Team" && o.BillingCycle == BillingCycle.Monthly);
        var signup = Signup.Start(FlowOwner.NewBusiness, team, "DE", Shop.Now);
        await Shop.Plant(signup);
        SignedInAs(CustomerId.New());

        var page = Render<PaymentStep>(p => p.Add(s => s.SignupId, signup.Id));

        Assert.Equal(["Renews every month", "Renews every year. You save €298.00 a year"], page.FindAll(".rows small").Select(s => s.TextContent), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_summary_of_a_download_speaks_of_one_payment()
    {
        var signup = Signup.Start(FlowOwner.NewBusiness, Sample.Team() with { Kind = PlanKind.Download, BillingCycle = BillingCycle.Once }, "DE", Shop.Now);
        await Shop.Plant(signup);

        var summary = Render<SignupSummary>(p => p.Add(s => s.SignupId, signup.Id));

        Assert.Contains("Paid once. Nothing is charged before you have placed the order.", summary.Markup, StringComparison.Ordinal);
        Assert.Equal("Total", summary.FindAll("dt")[^1].TextContent);
    }

    [Fact]
    public async Task The_plan_step_marks_the_chosen_plan_and_offers_the_others()
    {
        var sold = await Shop.Host.Get<PlanCatalogue>().Offers();
        var team = sold.Single(o => o.PlanName == "Team" && o.BillingCycle == BillingCycle.Yearly);
        var signup = Signup.Start(FlowOwner.NewBusiness, team, "DE", Shop.Now);
        await Shop.Plant(signup);
        HttpContext request = new DefaultHttpContext();
        request.Request.Headers[SignupKey.Header] = SignupKey.Make(Shop.Host.Get<SignedLinks>(), signup.Id);

        var page = Render<PlanStepPage>(p => p.AddCascadingValue(request).Add(s => s.Id, signup.Id.Value));

        Assert.Equal(sold.Count, page.FindAll("form[action$='/plan']").Count);
        Assert.Equal($"Yearly, {team.Net.ToString(null, CultureInfo.CurrentCulture)}", Assert.Single(page.FindAll("[aria-pressed=true]")).TextContent);
    }

    private IStringLocalizer<SignupsTexts> Texts => Services.GetRequiredService<IStringLocalizer<SignupsTexts>>();

    private Signup Open() => Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", Shop.Now);
}
