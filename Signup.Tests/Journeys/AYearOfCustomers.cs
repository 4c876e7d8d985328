using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Account;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Renewals;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Journeys;

/// <summary>
/// Customers whose cards are declined, run out, are disputed and refunded, month after month, while webhooks come twice, late, in another
/// order, forged or not at all. Whatever happens to them, money and records end up the same.
/// </summary>
public sealed class AYearOfCustomers(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Good = "4242424242424242";
    private const string ChargesFail = "4000000000000341";
    private const string Disputed = "4000000000000259";
    private const string RefundsFail = "4000000000005126";

    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private static readonly Actor Bo = new(Guid.NewGuid(), Role.Admin, null, "Bo");

    private AppHost Host { get; } = new(settings: [new("Orders:RemorseWindow", "00:00:05")]);

    private readonly List<Person> people = [];

    /// <summary>The daily run has the first six.</summary>
    private enum Fate
    {
        PaysAfterAWeek,
        GetsAPartBack,
        DisputesAndWins,
        RefundBounces,
        StopsPaying,
        Steady,
        PaidByTheYear,
        BoughtADownload,
        PaysWhenSuspended,
        CardRunsOut,
        DisputesAndLoses,
        GetsAllBackAndGoes,
        GetsAllBackAndStays,
        LeavesAtThePaymentService,
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        people.ForEach(p => p.Api.Dispose());
        await Host.DisposeAsync();
    }

    [Fact]
    public async Task Ends_without_a_difference_between_money_and_records()
    {
        var months = Endure.InTurn("year");
        if (months == 0) { return; }
        var count = months < 12 ? 6 : 50;
        for (var n = 0; n < count; n++) { people.Add(await Buys(n, (Fate)(n % Enum.GetValues<Fate>().Length))); }
        await Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(count, (await Host.All<Purchase>()).Count);

        for (var month = 1; month <= months; month++)
        {
            Trouble(month);
            foreach (var person in people) { await Lives(person, month); }
            await Pass(TimeSpan.FromDays(9));
            foreach (var person in people.Where(p => p.Fate == Fate.PaysAfterAWeek && month % 3 == 2)) { await UsesCard(person, Good); }
            foreach (var person in people.Where(p => p.Fate == Fate.RefundBounces)) { await MakesGood(person, again: month % 4 == 3); }
            await Pass(TimeSpan.FromDays(22));
        }

        Host.Get<WebhookFaults>().Clear();
        await Pass(TimeSpan.FromDays(1));
        await Agree();
    }

    private async Task<Person> Buys(int n, Fate fate)
    {
        var api = new Headless(Host);
        var card = fate switch { Fate.DisputesAndWins or Fate.DisputesAndLoses => Disputed, Fate.RefundBounces => RefundsFail, _ => Good };
        var (plan, cycle) = fate switch { Fate.PaidByTheYear => ("Team", "yearly"), Fate.BoughtADownload => ("Field Handbook", "once"), _ => ("Team", "monthly") };
        await api.Order(plan, cycle, card, $"year{n}@hafenlicht.example");
        return new(api, fate, OrderId.Parse(api.OrderId, null), new Actor(Guid.Parse(api.CustomerId), Role.Customer, null, "Mara"));
    }

    /// <summary>What each does to make the books interesting.</summary>
    private async Task Lives(Person person, int month)
    {
        switch (person.Fate)
        {
            case Fate.StopsPaying when month == 1: await UsesCard(person, ChargesFail); break;
            case Fate.PaysAfterAWeek when month % 3 == 1: await UsesCard(person, ChargesFail); break;
            case Fate.PaysWhenSuspended when month % 4 == 1: await UsesCard(person, ChargesFail); break;
            case Fate.PaysWhenSuspended when month % 4 == 3: await UsesCard(person, Good); break;
            case Fate.CardRunsOut when month == 1: await UsesCard(person, Good, expires: Host.Get<TimeProvider>().GetUtcNow()); break;
            case Fate.CardRunsOut when month == 4: await UsesCard(person, Good); break;
            case Fate.DisputesAndWins: await Decide(person, "won"); break;
            case Fate.DisputesAndLoses: await Decide(person, "lost"); break;
            case Fate.GetsAPartBack: await GetsBack(person, p => p.Minor / 3, ends: null); break;
            case Fate.GetsAllBackAndGoes when month == 2: await GetsBack(person, p => p.Minor, ends: true); break;
            case Fate.GetsAllBackAndStays when month % 5 == 2: await GetsBack(person, p => p.Minor, ends: false); break;
            case Fate.RefundBounces when month % 2 == 1: await GetsBack(person, p => p.Minor, ends: false); break;
            case Fate.LeavesAtThePaymentService when month == 2: await Host.Get<PaymentGateway>().EndSubscription((await Charge(person)).SubscriptionId!, default); break;
        }
    }

    private async Task UsesCard(Person person, string number, DateTimeOffset? expires = null)
    {
        var before = (await Host.All<PaymentProfile>()).ConvertAll(p => p.Id);
        var page = (await Host.Get<StartCardChange>().Run(person.Actor)).Value;
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Host.Url) };
        using var done = await http.PostAsJsonAsync($"/sandbox/test/checkout/sessions/{new Uri(page).Segments[^1]}/complete", new { card = number, expires = expires?.ToString("MM/yy", null) });
        var back = (string)JsonNode.Parse(await done.Content.ReadAsStringAsync())!["redirect_url"]!;
        using var returned = await http.GetAsync(new Uri(new Uri(back).PathAndQuery, UriKind.Relative));
        var card = (await Host.All<PaymentProfile>()).Single(p => !before.Contains(p.Id));
        Assert.False((await Host.Get<ChangeCard>().Run(card.Id, person.Actor)).IsRefused);
    }

    private async Task Decide(Person person, string outcome)
    {
        var open = (await Host.All<LedgerEntry>()).Where(e => e.OrderId == person.Order && e.Kind == LedgerKind.Disputed).Select(e => e.StripeId);
        using var http = new HttpClient { BaseAddress = new Uri(Host.Url) };
        foreach (var dispute in open) { (await http.PostAsJsonAsync($"/sandbox/test/disputes/{dispute}", new { outcome })).Dispose(); }
    }

    private async Task GetsBack(Person person, Func<Money, long> howMuch, bool? ends)
    {
        var paid = (await Host.All<LedgerEntry>()).Where(e => e.OrderId == person.Order && e.Kind == LedgerKind.Captured).MaxBy(e => e.At)!;
        await Ask(person, paid.StripeId, howMuch(paid.Amount), ends);
    }

    private async Task Ask(Person person, string payment, long minor, bool? ends)
    {
        var asked = await Host.Get<RefundOrder>().Run(person.Order, payment, minor, "As promised on the telephone", ends, Ana);
        if (asked is { IsRefused: false, Value.State: StaffRefundState.WaitingForApproval }) { await Host.Get<RefundOrder>().Decide(asked.Value.Id, agrees: true, Bo); }
    }

    /// <summary>A refund that did not arrive is asked for again, which bounces too, or goes back by bank transfer.</summary>
    private async Task MakesGood(Person person, bool again)
    {
        var ledger = await Host.All<LedgerEntry>();
        if ((await Host.All<StaffRefund>()).Find(r => r.OrderId == person.Order && r.State == StaffRefundState.Failed && LedgerEntry.CreditedAlready(ledger, r.PaymentId) > 0) is not { } failed) { return; }
        if (again) { await Ask(person, failed.PaymentId, failed.Amount.Minor, ends: false); }
        else { Assert.False((await Host.Get<PayOtherwise>().Run(failed.Id, "Bank transfer", Ana)).IsRefused); }
    }

    /// <summary>Each month the post is bad in another way.</summary>
    private void Trouble(int month)
    {
        var faults = Host.Get<WebhookFaults>();
        faults.Clear();
        var kinds = Enum.GetValues<WebhookFault>();
        if (kinds[(month * 5) % kinds.Length] is not WebhookFault.None and var fault) { faults.Set(fault); }
    }

    private async Task Pass(TimeSpan by)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Host.Url), Timeout = TimeSpan.FromMinutes(5) };
        using var moved = await http.PostAsJsonAsync("/sandbox/test/clock", new { advance = by.ToString("c", null) });
        Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
    }

    private async Task Agree()
    {
        await Eventually.Hold(async () => (long?)(await people[0].Api.Effects())["records"]!["messages_waiting"] == 0, "every message delivered");
        await Eventually.Hold(async () => (long?)(await people[0].Api.Effects())["payments"]!["operations_open"] == 0, "every call made");
        var effects = await people[0].Api.Effects();
        var ledger = await Host.All<LedgerEntry>();
        var invoices = await Host.All<Invoice>();
        var kept = (await Host.All<PaidInvoice>()).FindAll(i => i.IsKept);
        var notes = await Host.All<CreditNote>();
        var subscriptions = await Host.All<Subscription>();

        Assert.Equal(0, (await Host.Get<MoneyAndRecords>().Read()).Differences);
        Assert.Equal(invoices.Count, (await Host.All<PaymentOperation>()).Count(o => o is { Kind: OperationKind.NumberInvoice, State: OperationState.Succeeded }));
        Assert.Equal((long?)effects["gateway"]!["captured"]!["eur"], Sum(LedgerKind.Captured));
        Assert.Equal((long?)effects["gateway"]!["refunded"]!["eur"] ?? 0, Sum(LedgerKind.Refunded) - Sum(LedgerKind.RefundFailed));
        Assert.Equal(kept.Select(i => i.Id).Order(StringComparer.Ordinal), invoices.Select(i => i.PaymentInvoiceId!).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(kept.Sum(i => i.Total.Minor), invoices.Sum(i => i.Total.Minor));
        Assert.Equal(invoices.Count, invoices.Select(i => i.Number).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Sum(LedgerKind.Refunded) - Sum(LedgerKind.RefundFailed) + Sum(LedgerKind.PaidOtherwise), notes.Sum(n => n.Total.Minor));
        Assert.Equal((long?)effects["gateway"]!["subscriptions_by_status"]!["canceled"] ?? 0, subscriptions.Count(s => !s.IsRunning));
        foreach (var person in people.Where(p => p.Fate is Fate.Steady)) { Assert.All(subscriptions.Where(s => s.OrderId == person.Order), s => Assert.True(s.IsRunning && s.SuspendedAt is null && s.PeriodEnd > Host.Get<TimeProvider>().GetUtcNow())); }
        Assert.Equal(0, (long?)effects["records"]!["messages_quarantined"]);
        output.WriteLine($"{people.Count} customers: {invoices.Count} invoices over {kept.Sum(i => i.Total.Minor)} cents, {notes.Count} credit notes, {ledger.Count(e => e.Kind == LedgerKind.Disputed)} disputes, {(await Host.All<OverdueInvoice>()).Count} refused cycles, {subscriptions.Count(s => s.SuspendedAt is not null)} suspended, {subscriptions.Count(s => !s.IsRunning)} ended; 0 differences.");

        long Sum(LedgerKind kind) => ledger.Where(e => e.Kind == kind).Sum(e => e.Amount.Minor);
    }

    private async Task<OrderCharge> Charge(Person person) => (await Host.All<OrderCharge>()).Single(c => c.OrderId == person.Order);

    private sealed record Person(Headless Api, Fate Fate, OrderId Order, Actor Actor);
}
