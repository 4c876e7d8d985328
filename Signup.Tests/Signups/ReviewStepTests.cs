using Bunit;
using SignupTests.Journeys;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>The Review page: nothing is ordered without the tick, and never at another price than the one that was shown.</summary>
[Collection("The shop")]
public sealed class ReviewStepTests(TheShop shop) : PageInTheShop(shop), IDisposable
{
    private readonly Headless mara = new(shop.Host);

    [Fact]
    public async Task Without_the_tick_it_says_so_and_orders_nothing()
    {
        var page = await Shown("review-1@hafenlicht.example");

        page.Find(".place button").Click();

        page.WaitForAssertion(() => Assert.Contains("Tick the box to agree to the contract.", page.Find(".error-summary").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Find("#agree").GetAttribute("aria-invalid"));
        Assert.Null(await OrderOfMara());
    }

    [Fact]
    public async Task With_it_the_order_is_placed_and_its_page_opens()
    {
        var page = await Shown("review-2@hafenlicht.example");

        page.Find("#agree").Change(true);
        page.Find(".place button").Click();

        page.WaitForAssertion(() => Assert.Contains("/orders/", Services.GetNavigation().Uri, StringComparison.Ordinal));
        Assert.EndsWith((await OrderOfMara())!.Reference, Services.GetNavigation().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_rose_since_the_last_look_is_told_with_both_amounts()
    {
        await UpToReview("review-3@hafenlicht.example", "Essential");
        var before = await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
        await Shop.Raise("Essential", 1_000);

        var page = Render<ReviewStep>(p => p.Add(r => r.SignupId, Id));
        page.WaitForElement(".place");

        var banner = page.Find(".notice.yellow").TextContent;
        var old = new Money((long)before["total"]!["minor"]!, "eur");
        Assert.Contains($"It was {old} when you last looked; it is {old + new Money(1_190, "eur")} now.", banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_rises_while_one_reads_is_confirmed_anew()
    {
        var page = await Shown("review-4@hafenlicht.example", "Critical");

        page.Find("#agree").Change(true);
        await Shop.Raise("Critical", 1_000);
        page.Find(".place button").Click();

        page.WaitForAssertion(() => Assert.Contains("The price or your details have changed", page.Find(".error-summary").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".notice.yellow"));
        Assert.False(page.Find("#agree").HasAttribute("checked"));
        Assert.Null(await OrderOfMara());
        page.Find("#agree").Change(true);
        page.Find(".place button").Click();
        page.WaitForAssertion(() => Assert.Contains("/orders/", Services.GetNavigation().Uri, StringComparison.Ordinal));
    }

    private SignupId Id => SignupId.Parse(mara.SignupId, null);

    private async Task<IRenderedComponent<ReviewStep>> Shown(string email, string plan = "Team")
    {
        await UpToReview(email, plan);
        var page = Render<ReviewStep>(p => p.Add(r => r.SignupId, Id));
        page.WaitForElement(".place", TimeSpan.FromSeconds(20));
        return page;
    }

    private async Task UpToReview(string email, string plan)
    {
        await mara.Start(plan);
        await mara.Register(email);
        await mara.FillIn();
        await mara.AddCard();
        SignedInAs(CustomerId.Parse(mara.CustomerId, null));
    }

    private async Task<Order?> OrderOfMara() => (await Shop.Host.All<Order>()).Find(o => o.SignupId == Id);

    protected override void Dispose(bool disposing)
    {
        if (disposing) { mara.Dispose(); }
        base.Dispose(disposing);
    }
}
