using Microsoft.EntityFrameworkCore;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Signups;

/// <summary>R1: a returning customer keeps the client account, and the card that pays for it is known.</summary>
public sealed class ComingBackForMore(TheShop shop) : IClassFixture<TheShop>
{
    [Fact]
    public async Task Keeps_account_and_card_and_has_a_second_contract_beside_the_first()
    {
        var email = shop.NewAddress();
        await Bought(email);
        using var again = new Headless(shop.Host);
        await again.Start("Essential");
        await again.ComeBack(email);

        var known = await again.Signup();
        Assert.Equal("profile", (string?)known["step"]);
        await again.Post($"/api/signups/{again.SignupId}/profile", new { });
        Assert.Equal("review", (string?)(await again.Signup())["step"]);
        await again.Submit();
        shop.Host.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await again.Signup())["state"] == "completed", "the second order completed");

        var orders = (await shop.Host.All<Order>()).FindAll(o => o.CustomerId.ToString() == again.CustomerId);
        Assert.Equal((2, 1, 1), (orders.Count, orders.Select(o => o.ClientAccountId).Distinct().Count(), orders.Select(o => o.PaymentProfileId).Distinct().Count()));
        Assert.Single(await shop.Host.All<StripeCustomer>(), c => c.ClientAccountId == orders[0].ClientAccountId);
        Assert.Equal(2, (await shop.Host.All<Subscription>()).Count(s => s.CustomerId == orders[0].CustomerId && s.IsRunning));
    }

    [Fact]
    public async Task Is_welcomed_by_name_told_of_the_plan_there_is_and_not_asked_to_register()
    {
        var email = shop.NewAddress();
        await Bought(email);
        using var browser = new PlainBrowser(shop.Host);
        await browser.SignIn(email);
        var id = await browser.Start("Essential");

        var page = await browser.Read($"/signup/{id}/register");

        Assert.Equal("Welcome back, Mara", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Continue as Mara Lindqvist", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Visa ending 4242, expires 12/", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#password"));
        var notice = page.QuerySelector(".notice:not(noscript .notice)")!;
        Assert.Equal("You already have Team, monthly", notice.QuerySelector("h2")!.TextContent);
        Assert.NotNull(notice.QuerySelector("a[href='/account/plan']"));
        Assert.Contains("This page needs JavaScript", page.QuerySelector("noscript")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_the_price_of_the_country_in_the_profile_whatever_the_page_of_plans_said()
    {
        var email = shop.NewAddress();
        await Bought(email);
        using var browser = new PlainBrowser(shop.Host);
        await browser.SignIn(email);
        var id = await browser.Start("Essential", country: "FR");

        var page = await browser.Read($"/signup/{id}/register");

        Assert.Equal(["Net", "VAT 19 %, Germany", "Each month"], page.QuerySelectorAll(".order-summary dt").Select(d => d.TextContent), StringComparer.Ordinal);
    }

    [Fact]
    public async Task From_the_account_a_second_contract_begins_at_the_review_with_the_card_on_file()
    {
        var email = shop.NewAddress();
        await Bought(email);
        using var browser = new PlainBrowser(shop.Host);
        await browser.SignIn(email);
        var plan = (await shop.Host.Get<PlanCatalogue>().Current()).Single(p => p.Version.Name == "Essential").Plan.Id.ToString();

        var (leadsTo, _) = await browser.Send("/account/another-plan", ("planId", plan), ("cycle", "yearly"));

        var first = (await shop.Host.All<Order>()).Single(o => o.Party.Email == email);
        var signup = (await shop.Host.All<Signup>()).Single(s => s.CustomerId == first.CustomerId && s.IsOpen);
        Assert.Equal($"/signup/{signup.Id}/review", leadsTo);
        Assert.Equal((FlowOwner.ExistingBusiness, null, first.ClientAccountId, first.PaymentProfileId, BillingCycle.Yearly), (signup.Owner, signup.Changes, signup.ClientAccountId, signup.PaymentProfileId, signup.Offer.BillingCycle));
        using var program = new Headless(shop.Host);
        await program.SignInAgain(email);
        program.Take(await program.Post("/api/signups", new { planId = plan, billingCycle = "monthly", secondContract = true }));
        Assert.Equal((signup.Id.ToString(), "review"), (program.SignupId, (string?)(await program.Signup())["step"]));
        await program.Submit();
        shop.Host.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed", "the second order completed");
        Assert.Equal(["Essential", "Team"], (await shop.Host.All<Subscription>()).Where(s => s.CustomerId == first.CustomerId && s.IsRunning).Select(s => s.PlanName).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        await PressedManyTimes(first.CustomerId, PlanId.Parse(plan, null));
    }

    /// <summary>From several tabs it is one that is begun, and can be gone on with.</summary>
    private async Task PressedManyTimes(CustomerId customer, PlanId plan)
    {
        var mara = new Actor(customer.Value, Role.Customer, null, "Mara");

        var begun = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => shop.Host.Get<StartSecondContract>().Run(plan, BillingCycle.Monthly, mara))));

        Assert.Single(begun.Select(b => b.Value.Id).Distinct());
        var open = Assert.Single(await shop.Host.All<Signup>(), s => s.CustomerId == customer && s.IsOpen);
        await Assert.ThrowsAsync<DbUpdateException>(() => shop.Plant(Signup.OfCustomer(open.ClientAccountId, customer, null, null, open.Offer, "DE", shop.Now)));
    }

    [Fact]
    public async Task Who_has_bought_nothing_is_led_to_the_page_of_plans()
    {
        var email = shop.NewAddress();
        await shop.Host.Registered(email);
        using var browser = new PlainBrowser(shop.Host);
        await browser.SignIn(email);

        Assert.Equal("/", await browser.LeadsTo("/account/another-plan"));
    }

    [Fact]
    public async Task In_another_currency_the_account_is_a_new_one()
    {
        var email = shop.NewAddress();
        await Bought(email);
        using var again = new Headless(shop.Host);
        await again.Start("Essential", country: "CH");
        await again.ComeBack(email);

        Assert.Null((string?)(await again.Signup())["paymentProfileId"]);
    }

    private async Task Bought(string email)
    {
        using var mara = new Headless(shop.Host);
        await mara.Order(email: email);
        shop.Host.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the first order completed");
    }
}
