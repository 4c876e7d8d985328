using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Account.Ending;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Account.Ending;

/// <summary>A shop whose clock can be moved by months, with its sandbox, for contracts that end.</summary>
public sealed class EndingShop : IAsyncLifetime
{
    public static readonly Actor Admin = new(Guid.NewGuid(), Role.Admin, null, "Bo");

    public AppHost Host { get; } = new(settings: [new("Orders:RemorseWindow", "00:00:00")]);

    public EndContract Ending => Host.Get<EndContract>();

    public WithdrawFromContract Withdrawing => Host.Get<WithdrawFromContract>();

    private int buyers;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Somebody who has bought, with their contract in force; a consumer without a company.</summary>
    public async Task<Owner> Bought(string plan = "Team", string cycle = "monthly", string? company = "Hafenlicht GmbH")
    {
        var email = $"ending{Interlocked.Increment(ref buyers)}@hafenlicht.example";
        var api = new Headless(Host);
        await api.Order(plan, cycle, email: email, company: company);
        await Eventually.Hold(async () => (string?)(await api.Signup())["state"] == "completed", "the sign-up completed");
        await Eventually.Hold(async () => (await ContractOf(api)).State == ContractState.Active, "the contract in force");
        return new(this, api, email, await ContractOf(api));
    }

    /// <summary>Another version of a plan, with other terms to end it.</summary>
    public async Task Sell(string plan, EndTerms ends)
    {
        var current = (await Host.All<PlanVersion>()).Where(v => v.Name == plan).MaxBy(v => v.Number)!;
        var seen = (await Host.All<Plan>()).Single(p => p.Id == current.PlanId);
        var drafted = (await Host.Get<SavePlanDraft>().Run(seen.Id, seen.Kind, current.AsDraft() with { Ends = ends }, seen.Version, Admin)).Value;
        Assert.False((await Host.Get<PublishPlanVersion>().Run(seen.Id, drafted.Version, Admin)).IsRefused);
    }

    public async Task Pass(TimeSpan by)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Host.Url), Timeout = TimeSpan.FromMinutes(5) };
        using var moved = await http.PostAsJsonAsync("/sandbox/test/clock", new { advance = by.ToString("c", null) });
        Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
    }

    /// <summary>What is captured and refunded is the same with us and at the payment service, and nothing differs otherwise.</summary>
    public async Task Agree(Headless api)
    {
        await Eventually.Hold(async () => (long?)(await api.Effects())["records"]!["messages_waiting"] == 0 && (long?)(await api.Effects())["payments"]!["operations_open"] == 0, "everything delivered and every call made");
        await Pass(TimeSpan.FromMinutes(15));
        var (effects, ledger) = (await api.Effects(), await Host.All<LedgerEntry>());
        Assert.Equal((long?)effects["gateway"]!["captured"]!["eur"], ledger.Where(e => e.Kind == LedgerKind.Captured).Sum(e => e.Amount.Minor));
        Assert.Equal((long?)effects["gateway"]!["refunded"]?["eur"] ?? 0, ledger.Where(e => e.Kind == LedgerKind.Refunded).Sum(e => e.Amount.Minor));
        Assert.Equal(0, (await Host.Get<MoneyAndRecords>().Read()).Differences);
        Assert.Equal(0, (long?)effects["records"]!["messages_quarantined"]);
    }

    public async Task<Contract> ContractOf(Headless api) => await Eventually.See(async () => (await Host.All<Contract>()).SingleOrDefault(c => c.OrderId.ToString() == api.OrderId), "the contract");
}

/// <summary>Somebody with a contract.</summary>
public sealed record Owner(EndingShop Shop, Headless Api, string Email, Contract Contract)
{
    public Actor Actor => new(Contract.CustomerId.Value, Role.Customer, null, "Mara");

    public string Path => $"/api/contracts/{Contract.Id}";

    public async Task<Contract> Now() => await Shop.ContractOf(Api);

    public async Task<JsonNode> Post(string what) => await Api.Post($"{Path}/{what}", new { });

    /// <summary>The code of the refusal.</summary>
    public async Task<string?> Refused(HttpMethod method, string what)
    {
        using var answer = await Api.Try(method, $"{Path}/{what}", method == HttpMethod.Post ? new { } : null);
        return answer.IsSuccessStatusCode ? null : (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
    }

    public async Task<List<T>> Of<T>(Func<T, bool> mine)
        where T : class => (await Shop.Host.All<T>()).FindAll(row => mine(row));

    public async Task<List<SignupWeb.Platform.Mail.MailMessage>> Mails(string kind) => await Of<SignupWeb.Platform.Mail.MailMessage>(m => m.Kind == kind && m.Recipient == Email);

    public async Task<List<T>> Told<T>()
        where T : IEvent => [.. (await Of<SignupWeb.Platform.Outbox.OutboxMessage>(m => m.Type == typeof(T).Name && m.OrderId == Contract.OrderId.Value)).Select(m => (T)m.Read()!)];
}
