using System.Net;
using Bunit;
using SignupTests.Journeys;
using SignupTests.Plans;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>A plan goes off sale while somebody signs up for it: they read so at their review, choose another, and type nothing twice.</summary>
[Collection("The shop")]
public sealed class APlanThatIsWithdrawn(TheShop shop) : PageInTheShop(shop), IDisposable
{
    private readonly Headless mara = new(shop.Host);

    [Fact]
    public async Task Is_refused_at_the_review_and_another_is_ordered_with_all_that_was_typed()
    {
        await Pilot();
        await mara.Start("Pilot");
        await mara.Register(Shop.NewAddress());
        await mara.FillIn();
        await mara.AddCard();
        SignedInAs(CustomerId.Parse(mara.CustomerId, null));
        var quote = await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
        var page = Render<ReviewStep>(p => p.Add(r => r.SignupId, Id));
        page.WaitForElement(".place", TimeSpan.FromSeconds(20));

        var pilot = (await Shop.Host.Get<PlanCatalogue>().Current()).Single(s => s.Version.Name == "Pilot").Plan.Id;
        await Shop.Host.Get<WithdrawPlan>().Run(pilot, Actor.System);

        using var refused = await mara.Try(HttpMethod.Post, "/api/orders", new { signupId = mara.SignupId, quoteId = (string?)quote["quoteId"], agree = true });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("This plan is no longer sold. Choose another.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        page.Find("#agree").Change(true);
        page.Find(".place button").Click();
        page.WaitForAssertion(() => Assert.EndsWith($"/signup/{mara.SignupId}/plan?problem=PLAN_WITHDRAWN", Services.GetNavigation().Uri, StringComparison.Ordinal));
        Assert.Contains("This plan is no longer sold. Choose another.", Render<PaymentStep>(p => p.Add(r => r.SignupId, Id)).Find(".notice.yellow").TextContent, StringComparison.Ordinal);
        var another = (await Shop.Host.Get<PlanCatalogue>().Current()).Single(s => s.Version.Name == "Updates").Plan.Id;
        Assert.False((await Shop.Host.Get<ChoosePlan>().Run(new Actor(CustomerId.Parse(mara.CustomerId, null).Value, SignupWeb.Platform.Data.Role.Customer, null, "Mara"), holdsKey: false, Id, another, BillingCycle.Monthly)).IsRefused);
        var order = await mara.Submit();
        Assert.Equal("placed", (string?)order["state"]);
    }

    private SignupId Id => SignupId.Parse(mara.SignupId, null);

    private async Task Pilot()
    {
        var added = (await Shop.Host.Get<AddPlan>().Run(PlanKind.Subscription, SamplePlans.Updates with { Name = "Pilot" }, Actor.System)).Value;
        Assert.False((await Shop.Host.Services.Publish(added.Id, SamplePlans.Updates with { Name = "Pilot" }, Actor.System)).IsRefused);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { mara.Dispose(); }
        base.Dispose(disposing);
    }
}
