using System.Net;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What comes back from a page of another system and is not what it should be changes nothing: our own page serves.</summary>
public sealed class ReturnsThatDoNotFit(ShopWithPages shop) : VisitingAnotherPage(shop)
{
    [Fact]
    public async Task In_another_browser_a_return_is_nothing()
    {
        var (id, visit) = await Led();
        var way = (await Registers(visit)).PathAndQuery;
        using var thief = new PlainBrowser(Host);

        Assert.Equal("/link-problem?code=INVALID_TOKEN", await thief.LeadsTo(way));

        Assert.Null((await Stored(id)).CustomerId);
        Assert.Equal(PageVisitState.Open, (await Visit(visit)).State);
    }

    [Fact]
    public async Task Each_byte_of_a_return_counts()
    {
        var (id, visit) = await Led();
        var query = (await Registers(visit)).Query;
        var back = Host.Get<ReturnFromPage>();
        var tried = 0;
        for (var at = 1; at < query.Length; at++, tried++)
        {
            var flipped = $"{query[..at]}{(char)(query[at] ^ 1)}{query[(at + 1)..]}";
            Assert.False((await back.Look(flipped)) is { IsGenuine: true }, flipped);
        }

        Assert.True((await back.Look(query)) is { IsGenuine: true });
        Assert.True(tried > 200, $"{tried}");
        Assert.Null((await Stored(id)).CustomerId);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("another secret")]
    [InlineData("unsigned")]
    [InlineData("old")]
    [InlineData("of the future")]
    public async Task A_return_that_is_not_genuine_has_our_own_page_serve_and_adds_to_the_one_risk(string how)
    {
        var (id, visit) = await Led();
        var way = (await Registers(visit)).PathAndQuery;
        var (said, now) = (way[..way.IndexOf("&signature=", StringComparison.Ordinal)], Shop.Time.GetUtcNow());
        var before = (await Risk())?.Count ?? 0;

        await Mara.LeadsTo(how switch
        {
            "changed" => way.Replace("result=success", "result=Success", StringComparison.Ordinal),
            "another secret" => Resigned(said, "another-secret-0123456789-abc", now),
            "unsigned" => said,
            "old" => Resigned(said, PageSystem.Secret, now.AddMinutes(-6)),
            _ => Resigned(said, PageSystem.Secret, now.AddMinutes(6)),
        });

        await OurPageServes(id, "Create an account", Instead);
        Assert.Null((await Stored(id)).CustomerId);
        var risk = await Eventually.See(async () => await Risk() is { } found && found.Count > before ? found : null, "the risk");
        Assert.Equal((Severity.Yellow, "The page of another system for Register did not serve a customer: its return was not genuine, or too old. Our own page serves instead."), (risk.Severity, risk.Sentence));
        await Mara.LeadsTo(way);
        Assert.Null((await Stored(id)).CustomerId);
    }

    [Fact]
    public async Task What_another_visit_was_told_is_nothing_to_this_one()
    {
        var (_, others) = await Led();
        var (id, visit) = await Led();
        await Registers(others);
        var made = (await Visit(others)).Found!.Value.ToString();

        await Mara.LeadsTo((await Pages.Say(visit, ("result", "success"), ("customer", made))).PathAndQuery);

        Assert.Equal(PageVisitState.Wrong, (await Visit(visit)).State);
        await OurPageServes(id, "Create an account", Instead);
        Assert.Null((await Stored(id)).CustomerId);
    }

    [Theory]
    [InlineData("signup")]
    [InlineData("step")]
    public async Task A_genuine_return_about_something_else_does_not_fit(string what)
    {
        var (id, visit) = await Led();

        await Mara.LeadsTo((await Pages.Say(visit, (what, what == "step" ? "profile" : SignupId.New().ToString()), ("result", "success"))).PathAndQuery);

        Assert.Equal((PageVisitState.Wrong, (CustomerId?)null), ((await Visit(visit)).State, (await Stored(id)).CustomerId));
    }

    [Fact]
    public async Task Nobodys_account_is_opened_by_another_page()
    {
        var (_, victim) = await Host.Registered();
        var (id, visit) = await Led();

        await Mara.LeadsTo((await Pages.Say(visit, ("result", "success"), ("customer", victim.ToString()))).PathAndQuery);

        await OurPageServes(id, "Create an account", Instead);
        Assert.DoesNotContain(await Host.All<Session>(), s => s.LoginId == victim.Value);
    }

    [Theory]
    [InlineData("profile", "customer")]
    [InlineData("payment", "card")]
    [InlineData("review", "quote")]
    public async Task A_success_without_what_the_step_needs_is_none(string step, string needed)
    {
        using var program = new Headless(Host);
        var id = await ShopWithPages.ComeTo(step, program, Mara, Email);
        var visit = await Led(id, step);
        var others = needed == "customer" ? program.CustomerId : Guid.NewGuid().ToString();

        await Mara.LeadsTo((await Pages.Say(visit, ("result", "success"), (needed, others))).PathAndQuery);

        Assert.Equal(PageVisitState.Wrong, (await Visit(visit)).State);
        var signup = await Stored(id);
        Assert.Equal(step, SignupJourney.Current(signup).Path);
        Assert.Equal(HttpStatusCode.OK, await Mara.Status($"/signup/{id}/{step}"));
    }

    [Fact]
    public void The_example_of_the_document_is_genuine()
    {
        const string Query = "?signup=0197c2c3-5d1e-7a11-9b02-4c6f0d1e2a33&step=register&visit=6f9619ff-8b86-4d01-b42d-00cf4fc964ff&result=success&customer=0197c2c5-0a3b-7e55-a1c9-7b3c2d1e0f44&signature=t=1795267920,v1=966f7011fb0bf4f4a32c703eb032d18bb489e51c9b6cce0ae093ed38305e254e";

        Assert.Contains(Query, File.ReadAllText(Path.Combine(OpenIdProvider.SolutionFolder(), "docs", "external-pages.md")), StringComparison.Ordinal);
        Assert.Equal(SignatureCheck.Valid, SignedQuery.Check(Query, ["a-secret-for-the-worked-example"], DateTimeOffset.FromUnixTimeSeconds(1_795_267_920)));
    }
}
