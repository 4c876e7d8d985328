using System.Globalization;
using System.Net;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Plans;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Catalogue;
using Xunit;

namespace SignupTests.SysOps.Catalogue;

/// <summary>The pages of plans and prices, against the running application and its payment service.</summary>
[Collection("People pages")]
public sealed class EditingAPlan : BunitContext
{
    private static readonly Actor Ben = new(Guid.NewGuid(), Role.Admin, null, "Ben Adler");

    private readonly PeopleHost people;

    public EditingAPlan(PeopleHost people)
    {
        this.people = people;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Services.AddFallbackServiceProvider(people.Host.Services);
        AddAuthorization().SetAuthorized("Ana").SetClaims(new Claim(ClaimTypes.NameIdentifier, Guid.NewGuid().ToString()), new Claim(ClaimTypes.Role, nameof(Role.Admin)), new Claim(ClaimTypes.Name, "Ana"));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task What_is_typed_is_seen_as_a_card_saved_published_and_told_to_the_payment_service()
    {
        var id = await Added("Night watch");
        var page = Render<PlanEditor>(p => p.Add(e => e.Id, id));
        page.Find("#price-eur-monthly").Change("x");
        await Press(page, "Save draft");
        Assert.Contains("Enter an amount like 149.00", page.Find("#price-eur-monthly-error").TextContent, StringComparison.Ordinal);

        page.Find("#price-eur-monthly").Change("19.50");
        page.Find("#name").Change("");
        await Press(page, "Publish version 1");
        Assert.Contains("Enter a name of 80 characters or fewer.", page.Find(".error-summary").TextContent, StringComparison.Ordinal);
        page.Find("#name").Change("Night watch");
        page.Find("#freeToCancel").Change("00:30:00");
        Assert.Empty(page.FindAll("#remorseWindow"));
        page.WaitForAssertion(() => Assert.Equal(["Night watch", "Night watch"], page.FindAll(".preview .name").Select(n => n.TextContent.Trim()), StringComparer.Ordinal));
        Assert.Contains("19,50\u00a0€", page.Find(".preview [lang=de]").TextContent, StringComparison.Ordinal);
        await Press(page, "Publish version 1");
        await page.Find("#publish-title").ParentElement!.QuerySelector("button")!.ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Version 1 is on sale.", page.Find(".notice.green").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("1 of 1 prices at the payment service", page.Find(".chip.green").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Contains("by Ana", page.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(30), (await people.Host.Get<PlanCatalogue>().Current()).Single(s => s.Plan.Id == id).RemorseWindow);
    }

    [Fact]
    public async Task What_somebody_else_saves_meanwhile_is_told_and_takes_nothing_that_was_typed()
    {
        var id = await Added("Lighthouse");
        var page = Render<PlanEditor>(p => p.Add(e => e.Id, id));
        page.Find("#tagline-en").Change("Mine");
        Assert.Equal(["As the shop's setting says", "Not at all", "20 seconds", "30 minutes", "14 days", "Another time"], page.FindAll("#freeToCancel option").Select(o => o.TextContent), StringComparer.Ordinal);
        page.Find("#freeToCancel").Change("other");
        page.Find("#remorseWindow").Change("45");
        page.Find("#remorseUnit").Change("Minutes");

        await people.Host.Services.Draft(id, SamplePlans.Updates with { Name = "Lighthouse of Ben" }, Ben);

        page.WaitForAssertion(() => Assert.Contains("Ben Adler changed this plan meanwhile", page.Find(".notice.yellow").TextContent, StringComparison.Ordinal));
        await Press(page, "Save draft");
        Assert.Contains("Ben Adler changed this plan after you had opened it.", page.Find(".notice.red").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", page.Find("#tagline-en").GetAttribute("value"));
        await Press(page, "Keep mine");
        await Press(page, "Save draft");
        Assert.Equal(("Mine", TimeSpan.FromMinutes(45)), ((await people.Host.Services.Plan(id)).Draft!.Words[0].Tagline, (await people.Host.Services.Plan(id)).Draft!.RemorseWindow));

        page.Find("#tagline-en").Change("Mine again");
        await people.Host.Services.Draft(id, SamplePlans.Updates with { Name = "Lighthouse of Ben" }, Ben);
        page.WaitForElement(".notice.yellow");
        await Press(page, "Take theirs");
        Assert.Equal("Lighthouse of Ben", page.Find("#name").GetAttribute("value"));
    }

    [Fact]
    public async Task A_plan_off_sale_keeps_its_contracts_and_says_since_when()
    {
        var id = await Added("Buoy");
        var version = (await people.Host.Services.Publish(id, SamplePlans.Updates with { Name = "Buoy" }, Ben)).Value;
        var offer = version.OfferIn(version.Prices[0], TimeSpan.Zero, LanguageChoice.Cultures[0]);
        await people.Host.Plant(db => SampleContracts.PlantFor(db, CustomerId.New(), people.Host.Get<TimeProvider>().GetUtcNow(), offer));
        var page = Render<PlanEditor>(p => p.Add(e => e.Id, id));

        await Press(page, "Withdraw from sale");
        await page.Find("#withdraw-title").ParentElement!.QuerySelector("button")!.ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Nobody can order it any more.", page.Find(".notice.green").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 running contract", page.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll(".actions button.small"), b => b.TextContent == "Withdraw from sale");
        var row = Render<PlanListView>().FindAll("tbody tr").Single(r => r.TextContent.Contains("Buoy", StringComparison.Ordinal));
        Assert.Equal(["1", "19.00", "190.00", "1"], row.QuerySelectorAll(".end").Select(c => c.TextContent), StringComparer.Ordinal);
        Assert.Contains("Withdrawn", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managers_read_and_others_find_nothing()
    {
        using var manager = await people.Host.ClientOf(Role.Manager);
        var team = (await people.Host.Get<PlanCatalogue>().Current()).Single(s => s.Version.Name == "Team").Plan.Id;

        Assert.Contains("Team", await manager.GetStringAsync("/ops/plans?currency=chf"), StringComparison.Ordinal);
        Assert.DoesNotContain("Add a plan", await manager.GetStringAsync("/ops/plans"), StringComparison.Ordinal);
        var page = await manager.GetStringAsync($"/ops/plans/{team}");
        Assert.Contains("<fieldset class=\"typing\" disabled", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Save draft", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/ops/plans/new")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await people.Support.GetAsync("/ops/plans")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await people.Admin.GetAsync($"/ops/plans/{PlanId.New()}")).StatusCode);
        Assert.Contains("Add a plan", await people.Admin.GetStringAsync("/ops/plans/new"), StringComparison.Ordinal);
    }

    private async Task<PlanId> Added(string name) =>
        (await people.Host.Get<AddPlan>().Run(PlanKind.Subscription, SamplePlans.Updates with { Name = name, Prices = [] }, Ben)).Value.Id;

    private static Task Press(IRenderedComponent<PlanEditor> page, string words) => page.FindAll("button").First(b => b.TextContent == words).ClickAsync(new());
}
