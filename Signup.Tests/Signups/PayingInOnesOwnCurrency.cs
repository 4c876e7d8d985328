using System.Net;
using System.Text.Json.Nodes;
using SignupTests.Plans;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Signups;

/// <summary>The country chosen beside the plan decides what is paid in, and that stays so from the quote to the invoice.</summary>
[Collection("The shop")]
public sealed class PayingInOnesOwnCurrency(TheShop shop) : IDisposable
{
    private readonly Headless mara = new(shop.Host);

    [Theory]
    [InlineData("DE", "Team", "eur", 14_900, 2_831)]
    [InlineData("US", "Team", "usd", 16_500, 0)]
    [InlineData("GB", "Team", "gbp", 12_900, 2_580)]
    [InlineData("CH", "Team", "chf", 14_500, 1_175)]
    [InlineData("JP", "Team", "jpy", 24_000, 2_400)]
    [InlineData("CH", "Field Handbook", "chf", 2_800, 227)]
    [InlineData("SE", "Updates", "eur", 1_900, 475)]
    public async Task What_is_quoted_is_charged_and_invoiced_to_the_smallest_unit(string country, string plan, string currency, long net, long tax)
    {
        await mara.Start(plan, country: country);
        await mara.Register(shop.NewAddress());
        await mara.FillIn(country);
        await mara.AddCard();
        var order = await mara.Submit();
        shop.Time.Advance(TimeSpan.FromSeconds(21));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the sign-up completed");

        var id = OrderId.Parse(mara.OrderId, null);
        (Money, Money, Money) quoted = (new(net, currency), new(tax, currency), new(net + tax, currency));
        var invoice = Assert.Single(await shop.Host.All<Invoice>(), i => i.OrderId == id);
        Assert.Equal(quoted, (Read(order["net"]), Read(order["tax"]), Read(order["total"])));
        Assert.Equal(quoted, (invoice.Net, invoice.Tax, invoice.Total));
        Assert.Equal(quoted.Item3, Assert.Single(await shop.Host.All<LedgerEntry>(), e => e.OrderId == id).Amount);
        Assert.Equal(quoted.Item3, Assert.Single(await shop.Host.All<PaidInvoice>(), i => i.OrderId == id).Total);
    }

    [Fact]
    public async Task A_program_may_ask_for_another_currency_and_keeps_it_when_it_changes_its_mind_about_the_cycle()
    {
        await mara.Start(country: "DE", currency: "chf");
        var id = SignupId.Parse(mara.SignupId, null);

        Assert.Equal(new Money(14_500, "chf"), (await shop.Host.All<SignupWeb.Signups.Signup>()).Single(s => s.Id == id).Offer.Net);
        var yearly = (await shop.Host.Get<SignupWeb.Signups.ChoosePlan>().Run(Actor.Visitor, holdsKey: true, id, await IdOf("Team"), BillingCycle.Yearly)).Value;
        Assert.Equal(new Money(145_000, "chf"), yearly.Offer.Net);
    }

    [Theory]
    [InlineData("sek", HttpStatusCode.BadRequest, "CURRENCY_UNKNOWN")]
    [InlineData("jpy", HttpStatusCode.Conflict, "CURRENCY_NOT_OFFERED")]
    public async Task A_currency_without_a_price_is_refused(string currency, HttpStatusCode status, string code)
    {
        var id = await IdOf("Updates");
        await shop.Host.Services.Publish(id, SamplePlans.Updates with { Prices = [.. SamplePlans.Updates.Prices.Where(p => p.Net.Currency != "jpy")] }, Actor.System);

        using var refused = await mara.Try(HttpMethod.Post, "/api/signups", new { planId = id, billingCycle = "monthly", country = "DE", currency });

        Assert.Equal((status, code), (refused.StatusCode, (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]));
    }

    public void Dispose() => mara.Dispose();

    private static Money Read(JsonNode? money) => new((long)money!["minor"]!, (string)money["currency"]!);

    private async Task<PlanId> IdOf(string plan) => (await shop.Host.Get<PlanCatalogue>().Current()).Single(s => s.Version.Name == plan).Plan.Id;
}
