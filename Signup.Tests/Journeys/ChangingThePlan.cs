using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Account;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>R1, Existing Business: a customer changes what they have; more begins at once and is paid for the rest of the period, less begins with the next one.</summary>
public sealed class ChangingThePlan : IAsyncLifetime
{
    private AppHost Host { get; } = new(settings: [new("Orders:RemorseWindow", "00:00:05")]);

    private readonly List<Headless> people = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        people.ForEach(p => p.Dispose());
        await Host.DisposeAsync();
    }

    [Fact]
    public async Task Bigger_begins_at_once_for_what_is_left_and_amends_the_contract_there_is()
    {
        var mara = await Has("Essential");
        var before = await The<Contract>();
        await Pass(TimeSpan.FromDays(10));

        var quote = await Asks(mara, "Team");
        var (due, unused) = (Minor(quote["total"]), Minor(quote["change"]!["unused"]));
        Assert.InRange(due, 7_900, 8_100); // about 20 of 30 days of the 100 euros between them, and VAT
        Assert.InRange(unused, 3_150, 3_400);
        Assert.Equal((17_731, null as string), (Minor(quote["change"]!["then"]), (string?)quote["change"]!["from"]));
        await Orders(mara, quote);
        await Pass(TimeSpan.FromMinutes(2));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the change completed");

        var (contract, runs) = (await The<Contract>(), await The<Subscription>());
        Assert.Equal((before.Id, before.Number, "Team", 2), (contract.Id, contract.Number, contract.PlanName, (await The<Amendment>()).Number));
        Assert.Equal(("Team", 17_731L), (runs.PlanName, runs.NextCharge.Minor));
        Assert.Equal(before.ExpiresAt!.Value, runs.PeriodEnd, TimeSpan.FromMinutes(2));
        Assert.Equal(contract.Text.Hash, contract.TextHash);
        Assert.Contains("Team", contract.Text.Title, StringComparison.Ordinal);
        Assert.Equal(runs.Offer.Quotas.Select(q => q.Key).Order(StringComparer.Ordinal), (await Host.All<Quota>()).Select(q => q.Key).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(contract.Offer.Criteria.Select(c => c.Name).Order(StringComparer.Ordinal), (await Host.All<Criterion>()).Select(c => c.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var invoice = (await Host.All<Invoice>()).Single(i => i.OrderId != before.OrderId);
        Assert.Equal((due, 2, -unused), (invoice.Total.Minor, invoice.Lines.Count, invoice.Lines[1].Net.Minor));

        await Pass(TimeSpan.FromDays(22));
        await Eventually.Hold(async () => (await Host.All<Invoice>()).Count == 3, "the next cycle invoiced");
        Assert.Equal(("Team", 17_731), ((await Host.All<Invoice>()).MaxBy(i => i.IssuedAt)!.Lines[0].Plan, (await Host.All<Invoice>()).MaxBy(i => i.IssuedAt)!.Total.Minor));
        await Agrees(mara);
    }

    [Fact]
    public async Task Smaller_begins_with_the_next_period_and_costs_nothing_before()
    {
        var mara = await Has("Team");
        var quote = await Asks(mara, "Essential");
        Assert.Equal((0, 5_831), (Minor(quote["total"]), Minor(quote["change"]!["then"])));
        Assert.Equal((await The<Subscription>()).PeriodEnd, DateTimeOffset.Parse((string)quote["change"]!["from"]!, CultureInfo.InvariantCulture), TimeSpan.FromMinutes(2));

        await Orders(mara, quote);
        await Pass(TimeSpan.FromMinutes(2));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the change completed");
        Assert.Equal(("Team", "Team", "Essential", 5_831), ((await The<Contract>()).PlanName, (await The<Subscription>()).PlanName, (await The<Subscription>()).Change?.Plan?.PlanName, (await The<Subscription>()).NextCharge.Minor));
        Assert.Single(await Host.All<Invoice>());
        Assert.Empty(await Host.All<Amendment>());

        await Pass(TimeSpan.FromDays(32));
        await Eventually.Hold(async () => (await The<Contract>()).PlanName == "Essential", "the contract amended");
        Assert.Equal(("Essential", 5_831), ((await Host.All<Invoice>()).MaxBy(i => i.IssuedAt)!.Lines[0].Plan, (await Host.All<Invoice>()).MaxBy(i => i.IssuedAt)!.Total.Minor));
        Assert.Equal((2, 2), ((await The<Amendment>()).Number, (await Host.All<Order>()).Count));
        await Agrees(mara);
    }

    [Fact]
    public async Task What_is_to_begin_later_can_be_taken_back_until_then()
    {
        var mara = await Has("Team");
        await Orders(mara, await Asks(mara, "Essential"));
        await Pass(TimeSpan.FromMinutes(2));
        await Eventually.Hold(async () => (await The<Subscription>()).Change is not null, "the change planned");

        var kept = await Host.Get<ChangeCycle>().Run((await The<Subscription>()).OrderId, BillingCycle.Monthly, As(mara));
        Assert.False(kept.IsRefused);
        await Eventually.Hold(async () => (await The<Subscription>()).Change is null, "taken back");
        await BilledYearlyAndBack(mara);
        await Pass(TimeSpan.FromDays(32));
        await Eventually.Hold(async () => (await Host.All<Invoice>()).Count == 2, "the next cycle invoiced");

        Assert.Equal(("Team", 17_731), ((await The<Contract>()).PlanName, (await Host.All<Invoice>()).MaxBy(i => i.IssuedAt)!.Total.Minor));
        await Agrees(mara);
    }

    [Fact]
    public async Task Cancelled_in_the_window_everything_stays_as_it_was()
    {
        var mara = await Has("Essential");
        await Orders(mara, await Asks(mara, "Team"));
        await mara.Post($"/api/orders/{mara.OrderId}/cancel", new { });
        await Pass(TimeSpan.FromMinutes(2));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "cancelled", "the change cancelled");

        Assert.Equal(("Essential", "Essential", 1), ((await The<Contract>()).PlanName, (await The<Subscription>()).PlanName, (await Host.All<Invoice>()).Count));
        await Asks(mara, "Team");
        await Agrees(mara);
    }

    [Fact]
    public async Task A_card_that_is_refused_changes_nothing_and_another_pays_and_renews()
    {
        var mara = await Has("Essential");
        await mara.Post("/api/signups", await Wish(mara, "Team")).ContinueWith(made => mara.Take(made.Result), TaskScheduler.Default);
        await mara.AddCard("4000000000000341");
        await Orders(mara, await mara.Post($"/api/signups/{mara.SignupId}/quote", new { }));
        await Pass(TimeSpan.FromMinutes(2));
        await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "paymentFailed", "the card refused");
        Assert.Equal(("Essential", 1), ((await The<Subscription>()).PlanName, (await Host.All<Invoice>()).Count));
        Assert.Equal("price_", (await ItemThere())[..6]);
        var priceBefore = await ItemThere();

        await mara.AddCard();
        await Pass(TimeSpan.FromMinutes(2));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the change completed");

        Assert.NotEqual(priceBefore, await ItemThere(), StringComparer.Ordinal);
        var charges = await Host.All<OrderCharge>();
        Assert.Single(charges.GroupBy(c => c.PaymentProfileId));
        await Agrees(mara);
    }

    [Fact]
    public async Task One_change_at_a_time_only_ones_own_and_only_to_another_plan_that_runs_on()
    {
        var mara = await Has("Essential");
        var wish = await Wish(mara, "Team");
        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => mara.Post("/api/signups", wish)));
        var first = Assert.Single(started.DistinctBy(s => (string?)s["signupId"], StringComparer.Ordinal));
        Assert.Single(await Host.All<Signup>(), s => s.Owner == FlowOwner.ExistingBusiness);
        var again = await mara.Post("/api/signups", await Wish(mara, "Critical"));
        Assert.Equal((string?)first["signupId"], (string?)again["signupId"]);
        Assert.Equal("PLAN_IS_THE_SAME PLAN_IS_OTHER_KIND CYCLE_NOT_OFFERED", string.Join(' ', await Refused(mara, await Wish(mara, "Essential")), await Refused(mara, await Wish(mara, "Field Handbook", "once")), await Refused(mara, await Wish(mara, "Team", "once"))));
        mara.Take(again);
        await Orders(mara, await mara.Post($"/api/signups/{mara.SignupId}/quote", new { }));
        Assert.Equal("PLAN_CHANGE_UNDER_WAY", await Refused(mara, await Wish(mara, "Team")));
        Assert.Equal("SIGNUP_OVER", await Refused(mara, new { }, $"/api/signups/{mara.SignupId}/quote"));

        var ben = await Has("Essential", "ben@hafenlicht.example");
        Assert.Equal("SUBSCRIPTION_NOT_FOUND", await Refused(ben, await Wish(mara, "Team")));
    }

    /// <summary>Another billing cycle of the same plan goes the same way: reviewed, ordered, and begun with the next period.</summary>
    private async Task BilledYearlyAndBack(Headless mara)
    {
        var quote = await Asks(mara, "Team", "yearly");
        Assert.Equal((0, 177_310), (Minor(quote["total"]), Minor(quote["change"]!["then"])));
        await Orders(mara, quote);
        await Pass(TimeSpan.FromMinutes(2));
        await Eventually.Hold(async () => (await The<Subscription>()).Change?.Cycle == BillingCycle.Yearly && (string?)(await mara.Signup())["state"] == "completed", "the cycle planned");
        Assert.Equal(("Team", BillingCycle.Monthly), ((await The<Contract>()).PlanName, (await The<Subscription>()).Offer.BillingCycle));

        Assert.False((await Host.Get<ChangeCycle>().Run((await The<Subscription>()).OrderId, BillingCycle.Monthly, As(mara))).IsRefused);
        await Eventually.Hold(async () => (await The<Subscription>()).Change is null, "taken back as well");
    }

    private async Task<Headless> Has(string plan, string email = "mara@hafenlicht.example")
    {
        var one = new Headless(Host);
        people.Add(one);
        await one.Order(plan, email: email);
        await Pass(TimeSpan.FromMinutes(2));
        await Eventually.Hold(async () => (string?)(await one.Signup())["state"] == "completed", "the first order completed");
        return one;
    }

    /// <summary>From the wish to the price of it.</summary>
    private async Task<JsonNode> Asks(Headless who, string plan, string cycle = "monthly")
    {
        who.Take(await who.Post("/api/signups", await Wish(who, plan, cycle)));
        return await who.Post($"/api/signups/{who.SignupId}/quote", new { });
    }

    private static async Task Orders(Headless who, JsonNode quote) =>
        who.Ordered(await who.Post("/api/orders", new { signupId = who.SignupId, quoteId = (string?)quote["quoteId"], agree = true }));

    private async Task<object> Wish(Headless who, string plan, string cycle = "monthly")
    {
        var id = (string?)(await who.Get("/api/plans")).AsArray().Single(p => (string?)p!["name"] == plan)!["planId"];
        return new { planId = id, billingCycle = cycle, changes = (await Host.All<Subscription>()).Find(s => s.CustomerId.ToString() == who.CustomerId)?.OrderId };
    }

    private static async Task<string?> Refused(Headless who, object wish, string path = "/api/signups")
    {
        using var answer = await who.Try(HttpMethod.Post, path, wish);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
    }

    private async Task<T> The<T>()
        where T : class => Assert.Single(await Host.All<T>());

    private static Actor As(Headless who) => new(Guid.Parse(who.CustomerId), Role.Customer, null, "Mara");

    private async Task<string> ItemThere()
    {
        var subscription = (await Host.All<OrderCharge>()).Single(c => c.SubscriptionId is not null).SubscriptionId!;
        return (await Host.Get<PaymentGateway>().ReadSubscription(subscription, default)).Value!.PriceId;
    }

    private static int Minor(JsonNode? money) => (int)money!["minor"]!;

    private async Task Pass(TimeSpan by)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Host.Url), Timeout = TimeSpan.FromMinutes(5) };
        using var moved = await http.PostAsJsonAsync("/sandbox/test/clock", new { advance = by.ToString("c", null) });
        Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
    }

    /// <summary>Money and records say the same, here and there.</summary>
    private async Task Agrees(Headless who)
    {
        await Pass(TimeSpan.FromMinutes(10));
        await Eventually.Hold(async () => (long?)(await who.Effects())["records"]!["messages_waiting"] == 0, "every message delivered");
        await Eventually.Hold(async () => (long?)(await who.Effects())["payments"]!["operations_open"] == 0, "every call made");
        var effects = await who.Effects();
        Assert.Equal(0, (await Host.Get<MoneyAndRecords>().Read()).Differences);
        Assert.Equal((long?)effects["gateway"]!["captured"]!["eur"], (await Host.All<LedgerEntry>()).Sum(e => e.Amount.Minor));
        Assert.Equal(0, (long?)effects["records"]!["messages_quarantined"]);
        Assert.DoesNotContain(await Host.All<Risk>(), r => r.IsOpen && r.Kind != AttentionDue.NotAssessed);
    }
}
