using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Account;

/// <summary>From the account and over HTTP, with the prices of what was bought.</summary>
public sealed class ChoosingABillingCycle : IAsyncLifetime
{
    private AppHost Host { get; } = new(settings: [new("Orders:RemorseWindow", "00:00:05")]);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Is_told_at_once_begins_later_and_is_refused_in_words()
    {
        using var mara = new Headless(Host);
        await mara.Order();
        await Eventually.Hold(async () => (await Host.All<Subscription>()).Count == 1, "the subscription");
        var path = $"/api/orders/{mara.OrderId}/billing-cycle";

        using var refused = await mara.Try(HttpMethod.Post, path, new { billingCycle = "once" });
        Assert.Contains("CYCLE_NOT_OFFERED", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var changed = await mara.Post(path, new { billingCycle = "yearly" });
        Assert.Equal(("yearly", 177_310), ((string?)changed["cycle"], (long?)changed["total"]!["minor"]));
        await Eventually.Hold(async () => (await Host.All<Subscription>())[0].Change is { Cycle: BillingCycle.Yearly }, "the change kept");
        Assert.Equal((long?)changed["total"]!["minor"], (long?)(await mara.Post(path, new { billingCycle = "yearly" }))["total"]!["minor"]);

        var taken = await mara.Post(path, new { billingCycle = "monthly" });
        Assert.Equal(17_731, (long?)taken["total"]!["minor"]);
        await Eventually.Hold(async () => (await Host.All<Subscription>())[0].Change is null, "the change taken back");
    }
}
