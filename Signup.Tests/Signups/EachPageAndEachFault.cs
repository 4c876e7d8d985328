using System.Net;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Each step on a page of another process, and each way in which that can go wrong: our own page serves, the team hears of it, and the customer orders all the same.</summary>
[Collection(TogetherWithPages.Name)]
public sealed class EachPageAndEachFault(ShopWithPages shop)
{
    private static readonly string[] Steps = ["register", "profile", "payment", "review"];

    private static readonly Dictionary<string, PageVisitState> Faults = new(StringComparer.Ordinal)
    {
        ["killed"] = PageVisitState.NotReached, ["hangs"] = PageVisitState.NotReached, ["broken"] = PageVisitState.NotReached,
        ["failed"] = PageVisitState.Failed, ["changed"] = PageVisitState.Wrong, ["late"] = PageVisitState.Late,
    };

    private readonly PageSystem pages = shop.Pages;

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var (step, fault) in Steps.SelectMany(_ => Faults.Keys, (step, fault) => (step, fault))) { cells.Add(step, fault); }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Ends_with_an_order(string step, string fault)
    {
        await pages.Know(shop.Time.GetUtcNow());
        using var mara = new PlainBrowser(shop.Host);
        using var program = new Headless(shop.Host);
        var email = Shops.NewAddress();
        var id = await ShopWithPages.ComeTo(step, program, mara, email);
        var before = await Told(step);

        await Happen(fault, id, step, mara);

        Assert.Equal(HttpStatusCode.OK, await mara.Status($"/signup/{id}/{step}"));
        Assert.Equal(Faults[fault], Assert.Single(await shop.Host.All<PageVisit>(), v => v.SignupId == id).State);
        await Eventually.Hold(async () => await Told(step) > before, "the risk");
        await Finish(step, program, email);
        Assert.Equal(SignupState.Ordered, (await shop.Host.All<Signup>()).Single(s => s.Id == id).State);
    }

    private async Task Happen(string fault, SignupId id, string step, PlainBrowser mara)
    {
        var address = $"/signup/{id}/{step}";
        switch (fault)
        {
            case "killed":
                pages.Kill();
                await mara.Status(address);
                await pages.Start();
                break;
            case "hangs" or "broken":
                await pages.Behave(fault);
                await WhileTimeGoesOn(mara.Status(address));
                await pages.Behave("serves");
                break;
            case "failed":
                await mara.LeadsTo(await Return(mara, address, "failed"));
                break;
            case "changed":
                await mara.LeadsTo((await Return(mara, address, "failed")).Replace("result=failed", "result=success", StringComparison.Ordinal));
                break;
            default:
                await Return(mara, address, "success");
                await shop.Advance(TimeSpan.FromMinutes(30));
                break;
        }
    }

    /// <summary>The customer is on the other page, and would be sent back so.</summary>
    private async Task<string> Return(PlainBrowser mara, string address, string result)
    {
        using var led = await mara.Get(address);
        Assert.Equal(HttpStatusCode.OK, await pages.Open(led.Headers.Location!));
        return (await pages.Say(Guid.Parse(SignedQuery.Read(led.Headers.Location!.Query)["visit"]), ("result", result))).PathAndQuery;
    }

    /// <summary>Once the page was asked, its time runs out.</summary>
    private async Task WhileTimeGoesOn(Task<HttpStatusCode> answer)
    {
        var before = await pages.Probes();
        await Eventually.Hold(async () => answer.IsCompleted || await pages.Probes() >= before, "the question whether it is there");
        await Eventually.Hold(() =>
        {
            if (!answer.IsCompleted) { shop.Time.Advance(TimeSpan.FromSeconds(1)); }
            return answer.IsCompleted;
        }, "our own page, or the one that waits for it");
        await answer;
        shop.Time.Advance(TimeSpan.FromSeconds(5));
    }

    private static async Task Finish(string step, Headless program, string email)
    {
        if (step == "register") { await program.Register(email); }
        if (step is "register" or "profile") { await program.FillIn(); }
        if (step != "review") { await program.AddCard(); }
        await program.Submit();
    }

    private async Task<int> Told(string step) =>
        (await shop.Host.All<Risk>()).Where(r => r.Kind == PageVisits.RiskKind && r.SubjectId == PageVisits.RiskSubject(Enum.Parse<SignupStep>(step, ignoreCase: true))).Sum(r => r.Count);
}
