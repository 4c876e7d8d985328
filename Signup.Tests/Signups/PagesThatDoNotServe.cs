using SignupTests.Support;
using SignupWeb.Signups;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Signups;

/// <summary>A page of another system that fails, is gone or keeps its customer: our own page serves, and the team hears of it.</summary>
public sealed class PagesThatDoNotServe(ShopWithPages shop) : VisitingAnotherPage(shop)
{
    [Fact]
    public async Task A_page_that_says_it_failed_is_replaced_and_all_its_failures_are_one_risk()
    {
        var codes = new[] { "NOT_TODAY", "nonsense <b>", "OUT_OF_ORDER" };
        foreach (var code in codes)
        {
            using var customer = new PlainBrowser(Host);
            var (id, visit) = await Led(customer);
            await customer.LeadsTo((await Pages.Say(visit, ("result", "failed"), ("code", code))).PathAndQuery);
            await OurPageServes(id, "Create an account", Instead, customer);
            Assert.Equal(PageVisitState.Failed, (await Visit(visit)).State);
        }

        await Eventually.Hold(async () => await Risk() is { Count: >= 3 } risk && risk.Sentence.Contains("it said OUT_OF_ORDER", StringComparison.Ordinal), "one risk with the newest code");
        Assert.Single(await Host.All<Risk>(), r => r.Kind == PageVisits.RiskKind && r.IsOpen && r.SubjectId == PageVisits.RiskSubject(SignupStep.Register));
    }

    [Fact]
    public async Task Where_the_other_system_was_killed_our_own_page_serves_as_if_nothing_were()
    {
        var id = await Mara.Start();
        Pages.Kill();

        await OurPageServes(id, "Create an account", null);

        await Pages.Start();
        await Pages.Know(Shop.Time.GetUtcNow());
        await OurPageServes(id, "Create an account", null);
        Assert.Equal(PageVisitState.NotReached, Assert.Single(await Host.All<PageVisit>(), v => v.SignupId == id).State);
    }

    [Fact]
    public async Task Where_it_was_killed_while_the_customer_was_there_our_own_page_serves_when_they_are_back()
    {
        var (id, visit) = await Led();
        Pages.Kill();

        await OurPageServes(id, "Create an account", null);

        Assert.Equal(PageVisitState.NotReached, (await Visit(visit)).State);
        await Pages.Start();
    }

    [Fact]
    public async Task Who_is_not_back_in_time_goes_on_with_our_own_page_and_a_late_return_changes_nothing()
    {
        var (id, visit) = await Led();
        var way = (await Registers(visit)).PathAndQuery;

        await Shop.Advance(TimeSpan.FromMinutes(30));
        await Eventually.Hold(async () => (await Visit(visit)).State == PageVisitState.Late, "the end of the visit");

        var late = Resigned(way[..way.IndexOf("&signature=", StringComparison.Ordinal)], PageSystem.Secret, Shop.Time.GetUtcNow());
        Assert.Equal($"/signup/{id}", await Mara.LeadsTo(late));
        await OurPageServes(id, "Create an account", Instead);
        Assert.Null((await Stored(id)).CustomerId);
        await Eventually.Hold(async () => (await Risk())?.Sentence.Contains("did not come back within 30 minutes", StringComparison.Ordinal) == true, "the risk");
    }

    [Fact]
    public async Task Nobody_is_asked_where_we_may_not_connect()
    {
        var before = await Pages.Probes();

        Assert.Equal("it could not be reached", await Shops.Open.Get<ProbePage>().Run(Pages.Address + "/register", TimeSpan.FromSeconds(2)));

        Assert.Equal(before, await Pages.Probes());
    }

    [Fact]
    public async Task While_it_is_asked_for_long_a_page_says_so_and_our_own_follows_by_itself()
    {
        var id = await Mara.Start();
        await Pages.Behave("hangs");
        var waiting = await WhileTimeGoesOn(Mara.Open($"/signup/{id}/register"), TimeSpan.FromMilliseconds(500));
        Assert.Equal(("Opening the next step", "One moment, please"), (waiting.Heading, waiting.Says("main h2")));

        var next = await WhileTimeGoesOn(waiting.Follow("Go on now"), TimeSpan.FromSeconds(1));

        Assert.Equal("Create an account", next.Heading);
        await Pages.Behave("serves");
    }

    private async Task<PlainPage> WhileTimeGoesOn(Task<PlainPage> answer, TimeSpan step)
    {
        await Eventually.Hold(() =>
        {
            if (!answer.IsCompleted) { Shop.Time.Advance(step); }
            return answer.IsCompleted;
        }, "a page");
        return await answer;
    }
}
