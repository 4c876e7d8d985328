using Microsoft.EntityFrameworkCore;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Steps that another process serves: signed out, signed back, each once.</summary>
public sealed class PagesOfOtherSystems(ShopWithPages shop) : VisitingAnotherPage(shop)
{
    [Fact]
    public async Task The_hand_off_says_what_the_document_says_and_the_return_makes_and_signs_in_the_customer()
    {
        var (id, visit) = await Led();

        var understood = (await Pages.Visit(visit))!;
        var signup = await Stored(id);
        Assert.Equal((id.ToString(), signup.ClientAccountId.ToString(), "register", "monthly", "eur", "en"), ((string?)understood["signup"], (string?)understood["account"], (string?)understood["step"], (string?)understood["cycle"], (string?)understood["currency"], (string?)understood["language"]));
        Assert.Equal($"/signup/{id}", await Mara.LeadsTo((await Registers(visit)).PathAndQuery));

        Assert.Equal(Email, (await Host.Get<CustomerProfiles>().Find((await Stored(id)).CustomerId!.Value))!.Email.Value);
        Assert.Equal((PageVisitState.Returned, "127.0.0.0/24"), ((await Visit(visit)).State, (await Visit(visit)).From.Network));
        Assert.Equal($"/signup/{id}/profile", await Mara.LeadsTo($"/signup/{id}"));
    }

    [Fact]
    public async Task Details_come_back_from_a_page_that_still_has_the_secret_from_before()
    {
        var (id, visit) = await AtProfile();

        Assert.Equal($"/signup/{id}", await Mara.LeadsTo((await FillsIn(visit)).PathAndQuery));

        Assert.True((await Stored(id)).ProfileConfirmed);
        Assert.Equal("Speicherstraße 14", (await Host.Get<CustomerProfiles>().Find((await Stored(id)).CustomerId!.Value))!.Profile.Address);
    }

    [Fact]
    public async Task The_same_return_again_is_harmless_and_signs_nobody_in()
    {
        var (id, visit) = await Led();
        var way = (await Registers(visit)).PathAndQuery;
        await Mara.LeadsTo(way);
        await Mara.Send("/account", ("return", "/"));
        var before = (await Host.All<Session>()).Count;

        Assert.Equal($"/signup/{id}", await Mara.LeadsTo(way));
        Assert.Equal($"/sign-in?return=/signup/{id}", await Mara.LeadsTo($"/signup/{id}"));

        Assert.Equal(before, (await Host.All<Session>()).Count);
    }

    [Fact]
    public async Task Several_at_once_of_the_same_return_make_one_customer()
    {
        var (id, visit) = await Led();
        var way = (await Registers(visit)).PathAndQuery;

        var led = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Mara.LeadsTo(way)));

        Assert.All(led, to => Assert.Equal($"/signup/{id}", to));
        Assert.Single(await Host.All<Customer>(), c => c.Email.Value == Email);
        Assert.Equal((await Visit(visit)).Found, (await Stored(id)).CustomerId!.Value.Value);
    }

    [Fact]
    public async Task Who_has_an_account_signs_in_with_us_and_goes_on()
    {
        await Host.Registered(Email);
        var (id, visit) = await Led();

        var to = await Mara.LeadsTo((await Registers(visit)).PathAndQuery);

        Assert.StartsWith("/sign-in?hand-off=", to, StringComparison.Ordinal);
        var (back, _) = await Mara.Send(to!, ("Input.Email", Email), ("Input.Password", Shops.Password));
        await Mara.LeadsTo(back!);
        Assert.Equal(Email, (await Host.Get<CustomerProfiles>().Find((await Stored(id)).CustomerId!.Value))!.Email.Value);
    }

    [Fact]
    public async Task Where_the_price_was_another_when_it_was_agreed_to_the_review_comes_again()
    {
        using var program = new Headless(Host);
        var id = await ShopWithPages.ComeTo("review", program, Mara, Email);
        var visit = await Led(id, "review");
        var quote = (string)(await program.Post($"/api/signups/{id}/quote", new { }))["quoteId"]!;
        await program.FillIn(company: "Hafenlicht Nord GmbH");

        var to = (await Pages.Say(visit, ("result", "success"), ("quote", quote), ("agreed", "true"), ("start", "true"))).PathAndQuery;
        Assert.Equal($"/signup/{id}", await Mara.LeadsTo(to));

        Assert.Equal((PageVisitState.Returned, (OrderId?)null), ((await Visit(visit)).State, (await Stored(id)).OrderId));
        Assert.NotEqual(visit, await Led(id, "review"));
    }

    [Fact]
    public async Task A_visit_whose_step_was_done_another_way_ends_without_a_word()
    {
        var (id, visit) = await AtProfile();
        var (customer, before) = ((await Stored(id)).CustomerId!.Value, await OfDetails());
        await Host.Get<UpdateProfile>().Run(new Actor(customer.Value, Role.Customer, null, "Mara"), customer, Details, complete: true);
        await Host.Get<ConfirmProfile>().Run(id, customer);

        await Shop.Advance(TimeSpan.FromMinutes(30));

        await Eventually.Hold(async () => (await Visit(visit)).State == PageVisitState.Left, "the end of the visit");
        Assert.Equal(before, await OfDetails());

        async Task<int> OfDetails() => (await Host.All<Risk>()).Where(r => r.SubjectId == PageVisits.RiskSubject(SignupStep.Profile)).Sum(r => r.Count);
    }

    [Fact]
    public async Task One_that_is_switched_off_serves_nobody_and_who_is_there_already_comes_back()
    {
        var (id, visit) = await Led();
        using var otto = new PlainBrowser(Host);
        Assert.Null(await InUse("Profile,Payment,Review"));

        await OurPageServes(await otto.Start(), "Create an account", null, otto);
        Assert.Equal($"/signup/{id}", await Mara.LeadsTo((await Registers(visit)).PathAndQuery));

        Assert.NotNull((await Stored(id)).CustomerId);
        Assert.Null(await InUse(null));
    }

    [Fact]
    public async Task Visits_are_forgotten_with_their_sign_up_but_not_those_under_way()
    {
        var (_, open) = await Led();
        using var otto = new PlainBrowser(Host);
        var (_, over) = await Led(otto);
        await otto.LeadsTo((await Pages.Say(over, ("result", "failed"))).PathAndQuery);
        await using var db = Host.Open();

        await new ForgetPageVisits().Forget(db, Shop.Time.GetUtcNow() + SignupExpiry.After + TimeSpan.FromMinutes(1), int.MaxValue, default);

        var gone = db.ChangeTracker.Entries<PageVisit>().Where(e => e.State == EntityState.Deleted).Select(e => e.Entity.Id).ToList();
        Assert.Equal((true, false), (gone.Contains(over), gone.Contains(open)));
    }
}
