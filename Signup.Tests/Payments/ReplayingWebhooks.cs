using SignupWeb.Payments;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Payments;

/// <summary>Everything the payment service told of a purchase, looked into anew.</summary>
public sealed class ReplayingWebhooks
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");

    [Fact]
    public async Task Does_nothing_a_second_time()
    {
        await using var host = await PaymentsHost.Start();
        var buyer = new Buyer(host);
        await buyer.Buy();
        await buyer.UntilBought();
        await host.Until(async () => (await host.All<WebhookEvent>()) is { Count: > 0 } told && told.TrueForAll(e => e.NextTryAt is null), "all webhooks dealt with");
        var (money, told) = ((await host.All<LedgerEntry>()).Count, await host.All<WebhookEvent>());

        foreach (var happened in told) { Assert.False((await host.Get<ReplayWebhook>().Run(happened.Id, Ana)).IsRefused); }
        await host.Until(async () => (await host.All<WebhookEvent>()).TrueForAll(e => e.NextTryAt is null && e.Version > told.Single(t => t.Id == e.Id).Version + 1), "all looked into anew");

        Assert.Equal((1, money), ((await host.All<Purchase>()).Count, (await host.All<LedgerEntry>()).Count));
        Assert.Contains(await host.All<WebhookEvent>(), e => e is { Type: "invoice.paid", State: WebhookState.Done, Verdict: "Known already." });
        Assert.DoesNotContain(await host.All<WebhookEvent>(), e => e.State is WebhookState.GivenUp or WebhookState.Parked);
    }
}
