using AngleSharp.Html.Parser;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>The page of one contract as it arrives: what waits for whom, and where the next step leads.</summary>
[Collection("People pages")]
public sealed class TheContractPage(PeopleHost people)
{
    private readonly DateTimeOffset now = people.Host.Get<TimeProvider>().GetUtcNow();

    [Fact]
    public async Task Of_a_plan_without_criteria_says_that_no_acceptance_is_needed()
    {
        var updates = default(Contract);
        await people.Host.Plant(db => updates = SampleContracts.PlantUpdates(db, 7_301, "Sundby Bakery", now));

        Assert.Contains("No acceptance needed: this plan has no criteria.", await Text(updates!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_that_is_to_end_leads_to_its_money()
    {
        var red = default(Contract);
        await people.Host.Plant(db => red = SampleContracts.Plant(db, 7_302, "Tidewater Hotels", "Team", BillingCycle.Monthly, now, Colour.Red));
        Assert.False((await people.Host.Get<AcknowledgeContract>().Run(red!.Id, new("They left", NextAction.Terminate, null, now.AddDays(1)), new(Guid.NewGuid(), Role.Manager, null, "Ana"))).IsRefused);

        var page = new HtmlParser().ParseDocument(await people.Admin.GetStringAsync("/ops/contracts/" + red.Id));

        Assert.Equal("/ops/money?q=C-07302", Assert.Single(page.QuerySelectorAll(".attention a"), a => a.TextContent == "End it with its money").GetAttribute("href"));
        Assert.Contains("Next: End the contract, by Ana", page.QuerySelector(".attention")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> Text(Contract contract) => new HtmlParser().ParseDocument(await people.Admin.GetStringAsync("/ops/contracts/" + contract.Id)).QuerySelector("main")!.TextContent;
}
