using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using SignupTests.Support;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Plans;

public sealed class ThePlansPage : BunitContext, IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create(services => services.AddPlans());
        Services.AddFallbackServiceProvider(database.Services);
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public void Every_plan_is_one_radio_and_the_recommended_one_is_chosen()
    {
        var shown = Show();

        var radios = shown.FindAll("label.plan input[type=radio][name=planId]");
        Assert.Equal(5, radios.Count);
        Assert.Equal("Team", Assert.Single(radios, r => r.HasAttribute("checked")).GetAttribute("data-name"));
        Assert.StartsWith("{\"eur\":{\"monthly\":14900,\"yearly\":149000},\"usd\":{", radios[1].GetAttribute("data-prices"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_works_without_script()
    {
        var form = Show().Find("form");

        Assert.Equal(("post", "/signup/start"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.NotNull(form.QuerySelector("input[name=cycle][value=monthly][checked]"));
        Assert.Equal("DE", form.QuerySelector("select[name=country] option[selected]")!.GetAttribute("value"));
        Assert.Equal("1900", form.QuerySelector("select[name=country] option[selected]")!.GetAttribute("data-rate"));
        Assert.Null(form.QuerySelector("input[type=hidden]"));
    }

    [Fact]
    public void What_is_in_each_support_plan_stands_side_by_side()
    {
        var shown = Show().Find(".compare table");

        Assert.Equal(["Essential", "Team", "Critical"], shown.QuerySelectorAll("thead th").Skip(1).Select(h => h.FirstChild!.TextContent.Trim()), StringComparer.Ordinal);
        var lines = shown.QuerySelectorAll("tbody tr").Where(row => row.QuerySelector("td") is not null).ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.QuerySelectorAll("td").Select(cell => cell.TextContent[cell.QuerySelector(".of")!.TextContent.Length..].Trim()).ToList(), StringComparer.Ordinal);
        Assert.Equal(["8", "20", "Unlimited"], lines["Support requests"], StringComparer.Ordinal);
        Assert.Equal("–not in it", lines["Priority calls"][0]);
        Assert.Equal("15 minutes", lines["First answer"][2]);
        Assert.Equal("14 days", lines["Consumers can withdraw"][1]);
    }

    [Fact]
    public void Below_stand_questions_with_their_answers_and_who_is_behind_the_shop()
    {
        var shown = Show();

        Assert.Contains(shown.FindAll(".asked details"), asked => asked.QuerySelector("summary")!.TextContent == "How do I end it?" && asked.QuerySelector("p")!.TextContent.Length > 0);
        Assert.Contains("20457 Hamburg, Germany", shown.Find(".firm").TextContent, StringComparison.Ordinal);
        Assert.Contains("DE123456789", shown.Find(".firm").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_yearly_saving_is_worked_out_from_the_prices()
    {
        var shown = Show();

        Assert.Equal("2 months free", shown.Find(".saving").TextContent);
        Assert.Contains("you save €298", shown.FindAll("label.plan")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JP", "in-jpy", "¥24,000")]
    [InlineData("CH", "in-chf", "CHF\u00a0145")]
    [InlineData("SE", "in-own", "€149")]
    [InlineData("FR", "in-own", "€149")]
    public void A_country_sees_the_price_list_of_its_currency(string country, string list, string price)
    {
        var shown = Show();

        Assert.Equal(list, "in-" + shown.Find($"option[value={country}]").GetAttribute("data-currency"));
        Assert.Equal(price, Assert.Single(shown.FindAll("label.plan")[1].QuerySelectorAll($".monthly.listed.{list} b")).TextContent);
    }

    [Fact]
    public void It_is_German_for_a_German_reader()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[1];

        var shown = Show();

        Assert.Equal("Wählen Sie Ihren Supporttarif", shown.Find("h1").TextContent);
        Assert.Contains("149\u00a0€", shown.FindAll("label.plan")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PLAN_WITHDRAWN", "This plan is no longer sold. Choose another.")]
    [InlineData("CYCLE_NOT_OFFERED", "This plan is not sold in that billing cycle. Choose another.")]
    [InlineData("choose", "Choose a plan to continue.")]
    [InlineData("<script>", "This plan is no longer sold. Choose another.")]
    public void It_says_why_an_earlier_choice_did_not_go_through(string problem, string sentence) =>
        Assert.Contains(sentence, Show(problem).Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_code_that_a_link_brings_stands_in_its_open_field()
    {
        Assert.False(Show().Find("details.code").HasAttribute("open"));

        var brought = Show(asked: new PlansAsk { Code = "SUMMER" });

        Assert.Equal("SUMMER", brought.Find("details.code[open] input[name=code]").GetAttribute("value"));
        Assert.Empty(brought.FindAll(".error-summary"));
    }

    [Fact]
    public void A_code_for_larger_orders_says_how_large() =>
        Assert.Contains("The code SUMMER is for orders of CHF\u00a0200.00 or more, before tax.", Show(asked: new PlansAsk { Problem = "PROMOTION_BELOW_MINIMUM", Code = "SUMMER", Least = "20000", In = "chf" }).Find(".error-summary").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task With_nothing_on_sale_it_says_so()
    {
        var admin = new Actor(Guid.NewGuid(), Role.Admin, null, "Ada");
        foreach (var sold in await database.Get<PlanCatalogue>().Current()) { await database.Get<WithdrawPlan>().Run(sold.Plan.Id, admin); }

        var shown = Show();

        Assert.Equal("No plans are on sale yet", shown.Find(".empty h2").TextContent);
        Assert.Empty(shown.FindAll("form"));
    }

    private IRenderedComponent<PlansPage> Show(string problem = "", PlansAsk? asked = null)
    {
        var shown = Render<PlansPage>(p => p.Add(x => x.Asked, asked ?? new PlansAsk { Problem = problem }));
        shown.WaitForElement("h1");
        shown.WaitForState(() => shown.FindAll("form, .empty").Count > 0);
        return shown;
    }
}
