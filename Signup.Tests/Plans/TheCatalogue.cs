using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Plans;

public sealed class TheCatalogue : IAsyncLifetime
{
    private static readonly Actor Admin = new(Guid.NewGuid(), Role.Admin, null, "Ada");

    private TestDatabase database = null!;

    private PlanCatalogue Catalogue => database.Get<PlanCatalogue>();

    public async Task InitializeAsync() => database = await TestDatabase.Create(services => services.AddPlans());

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_new_installation_sells_three_support_contracts_a_subscription_and_a_download()
    {
        var sold = await Catalogue.Current();

        Assert.Equal(["Essential", "Team", "Critical", "Updates", "Field Handbook"], sold.Select(s => s.Version.Name), StringComparer.Ordinal);
        Assert.All(sold.Where(s => s.Version.Kind == PlanKind.SupportContract), s => Assert.InRange(s.Version.Criteria.Count, 4, 6));
        Assert.Equal("Team", Assert.Single(sold, s => s.Plan.IsRecommended).Version.Name);
    }

    [Fact]
    public async Task Starting_again_plants_nothing_twice()
    {
        foreach (var seed in database.Services.GetServices<ISeed>()) { await seed.Plant(CancellationToken.None); }

        Assert.Equal(5, (await database.All<Plan>()).Count);
    }

    [Fact]
    public async Task An_offer_holds_price_quotas_and_the_set_remorse_window()
    {
        var offer = (await Catalogue.Offer(await IdOf("Team"), BillingCycle.Yearly)).Value;

        Assert.Equal(new Money(149_000, "eur"), offer.Net);
        Assert.Equal(TimeSpan.FromSeconds(20), offer.RemorseWindow);
        Assert.Equal([20, 5, 2], offer.Quotas.Select(q => q.Amount));
        Assert.Equal(1, offer.Version);
    }

    [Fact]
    public async Task An_offer_promises_what_its_words_say()
    {
        var promised = (await Catalogue.Current()).Select(s => s.Version.Support).ToList();

        Assert.Equal([TimeSpan.FromHours(8), TimeSpan.FromHours(2), TimeSpan.FromMinutes(15), null, null], promised.Select(p => p?.FirstAnswer));
        Assert.Equal([(5, 9, 17), (5, 7, 21)], promised.Select(p => p?.Hours).OfType<SupportHours>().Select(h => (h.Days.Count, h.From.Hour, h.To.Hour)));
        Assert.Equal(TimeSpan.FromHours(2), (await Catalogue.Offer(await IdOf("Team"), BillingCycle.Yearly)).Value.Support!.FirstAnswer);
    }

    [Fact]
    public void An_offer_from_before_anything_was_promised_can_still_be_read()
    {
        var written = JsonNode.Parse(JsonSerializer.Serialize(Sample.Team(), JsonSerializerOptions.Web))!.AsObject();
        Assert.True(written.Remove("support"));

        Assert.Null(written.Deserialize<Offer>(JsonSerializerOptions.Web)!.Support);
    }

    [Fact]
    public async Task A_promise_nobody_could_keep_is_not_published()
    {
        SupportHours never = new([], new(9, 0), new(17, 0)), backwards = new([DayOfWeek.Monday], new(17, 0), new(9, 0));
        foreach (var promise in new SupportPromise[] { new(TimeSpan.Zero), new(TimeSpan.FromDays(31)), new(TimeSpan.FromHours(1), never), new(TimeSpan.FromHours(1), backwards) })
        {
            Assert.Equal("SUPPORT_INVALID", (await database.Services.Publish(await IdOf("Team"), SamplePlans.Team with { Support = promise }, Admin)).Refusal!.Code);
        }
    }

    [Fact]
    public async Task An_offer_speaks_the_readers_language()
    {
        var id = await IdOf("Team");
        CultureInfo.CurrentUICulture = LanguageChoice.Cultures[1];

        var offer = (await Catalogue.Offer(id, BillingCycle.Monthly)).Value;

        Assert.Contains("20 Supportanfragen im Monat", offer.Contents, StringComparer.Ordinal);
        Assert.Equal("Supportanfragen", offer.Quotas[0].Name);
        Assert.Equal("de", offer.Language);
    }

    [Fact]
    public async Task A_plan_without_words_in_the_readers_language_is_offered_in_English_and_says_so()
    {
        var sold = (await Catalogue.Current())[0];
        var v = sold.Version;
        await database.Services.Publish(sold.Plan.Id, new PlanDraft(v.Name, v.Prices, [.. v.Words.Where(w => w.Language == "en")], v.Quotas, v.Criteria), Admin);

        var offer = (await Catalogue.Offer(sold.Plan.Id, BillingCycle.Monthly, LanguageChoice.Cultures[1])).Value;

        Assert.Equal("en", offer.Language);
        Assert.Equal("en", SignupWeb.Contracts.ContractText.Compose(offer, Sample.Mara with { Culture = "de-DE" }, "Northwind Support").Language);
    }

    [Fact]
    public async Task A_download_is_bought_once_whatever_cycle_is_asked_for()
    {
        var offer = (await Catalogue.Offer(await IdOf("Field Handbook"), BillingCycle.Monthly)).Value;

        Assert.Equal((BillingCycle.Once, "field-handbook.pdf"), (offer.BillingCycle, offer.FileName));
    }

    [Fact]
    public async Task Unknown_withdrawn_and_not_offered_are_refused_in_plain_words()
    {
        var team = await IdOf("Team");
        Assert.Equal("PLAN_NOT_FOUND", (await Catalogue.Offer(PlanId.New(), BillingCycle.Monthly)).Refusal?.Code);
        Assert.Equal("CYCLE_NOT_OFFERED", (await Catalogue.Offer(team, BillingCycle.Once)).Refusal?.Code);

        await database.Get<WithdrawPlan>().Run(team, Admin);
        await database.Get<WithdrawPlan>().Run(team, Admin);

        var refusal = (await Catalogue.Offer(team, BillingCycle.Monthly)).Refusal;
        Assert.Equal(("PLAN_WITHDRAWN", "This plan is no longer sold. Choose another."), (refusal?.Code, refusal?.Message));
        Assert.DoesNotContain(await Catalogue.Current(), s => s.Plan.Id == team);
    }

    [Fact]
    public async Task A_new_version_is_sold_from_now_on_and_the_old_one_stays_as_it_was()
    {
        var team = await IdOf("Team");
        var old = (await Catalogue.Offer(team, BillingCycle.Monthly)).Value;

        var published = await database.Services.Publish(team, SamplePlans.Team with { Prices = [new(BillingCycle.Monthly, new Money(15_900, "eur"))], RemorseWindow = TimeSpan.FromMinutes(30) }, Admin);

        var now = (await Catalogue.Offer(team, BillingCycle.Monthly)).Value;
        Assert.Equal(2, published.Value.Number);
        Assert.Equal((15_900, 2, TimeSpan.FromMinutes(30)), (now.Net.Minor, now.Version, now.RemorseWindow));
        var kept = (await database.All<PlanVersion>()).Single(v => v.Id == old.PlanVersionId);
        Assert.Equal(14_900, kept.PriceOf(BillingCycle.Monthly)!.Net.Minor);
        Assert.Equal("CYCLE_NOT_OFFERED", (await Catalogue.Offer(team, BillingCycle.Yearly)).Refusal?.Code);
    }

    [Theory]
    [InlineData("jpy", "jpy", 24_000)]
    [InlineData("sek", "eur", 14_900)]
    [InlineData(null, "eur", 14_900)]
    public async Task A_price_is_in_the_wanted_currency_or_else_in_the_shops(string? wanted, string currency, long minor)
    {
        var offer = (await Catalogue.Offer(await IdOf("Team"), BillingCycle.Monthly, currency: wanted)).Value;

        Assert.Equal(new Money(minor, currency), offer.Net);
    }

    [Fact]
    public async Task A_plan_with_one_price_list_is_sold_in_it_to_everybody()
    {
        var team = await IdOf("Team");
        await database.Services.Publish(team, SamplePlans.Team with { Prices = [new(BillingCycle.Monthly, new Money(99_00, "gbp"))] }, Admin);

        Assert.Equal(new Money(99_00, "gbp"), (await Catalogue.Offer(team, BillingCycle.Monthly, currency: "usd")).Value.Net);
        Assert.Equal(new Money(99_00, "gbp"), Assert.Single(await Catalogue.Offers("chf"), o => o.PlanId == team).Net);
    }

    [Fact]
    public async Task Every_currency_is_sold_in_the_same_cycles()
    {
        PlanPrice[] uneven = [new(BillingCycle.Monthly, new Money(1, "eur")), new(BillingCycle.Yearly, new Money(10, "eur")), new(BillingCycle.Monthly, new Money(1, "usd"))];

        var refused = await database.Services.Publish(await IdOf("Team"), SamplePlans.Team with { Prices = uneven }, Admin);

        Assert.Equal("PRICES_INVALID", refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_version_with_faults_names_each_of_them()
    {
        var result = await database.Services.Publish(await IdOf("Field Handbook"), new PlanDraft(" ", [new(BillingCycle.Monthly, new Money(0, "eur"))], [], [], [], TimeSpan.FromDays(61)), Admin);

        Assert.Equal(["NAME_INVALID", "PRICES_INVALID", "WORDS_MISSING", "REMORSE_INVALID", "FILE_MISSING"], result.Refusal!.All.Select(r => r.Code), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(Role.Customer)]
    [InlineData(Role.Support)]
    [InlineData(Role.Manager)]
    public async Task Only_administrators_change_what_is_sold(Role role)
    {
        var team = await IdOf("Team");
        var somebody = Admin with { Role = role };

        Assert.Equal("FORBIDDEN", (await database.Get<WithdrawPlan>().Run(team, somebody)).Refusal?.Code);
        Assert.Equal("FORBIDDEN", (await database.Services.Publish(team, SamplePlans.Team, somebody)).Refusal?.Code);
        Assert.Equal("UNAUTHORIZED", (await database.Get<WithdrawPlan>().Run(team, Actor.Visitor)).Refusal?.Code);
    }

    private async Task<PlanId> IdOf(string name) => (await Catalogue.Current()).Single(s => s.Version.Name == name).Plan.Id;
}
