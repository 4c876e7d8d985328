using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Journeys;

/// <summary>
/// Random walks over more than thirty days (in the daily run ten, and thirty in which nobody comes back): whatever customers do or leave undone, and whatever goes wrong at the payment service, every sign-up ends in a named state by its deadline, and money and records agree.
/// </summary>
public sealed class WanderingCustomers(ITestOutputHelper output)
{
    private const int AtOnce = 100;

    private static readonly ApiFault[] Calls = [ApiFault.RateLimit, ApiFault.ServerErrorOnce, ApiFault.DropResponseOnce, ApiFault.LockTimeout];
    private static readonly WebhookFault[] Events = [.. Enum.GetValues<WebhookFault>().Where(f => f != WebhookFault.None)];

    [Fact]
    public async Task End_every_sign_up_by_its_deadline_with_nothing_lost_and_nothing_double()
    {
        var (walks, walked, seed) = (Endure.Times("walks", daily: 2), 0, Environment.TickCount);
        while (walked < walks)
        {
            var together = Math.Min(AtOnce, walks - walked);
            await using var shop = new AppHost(settings: [new("Orders:RemorseWindow", "01:00:00"), new("Retention:Messages", "400.00:00:00")]);
            await Walk(shop, together, seed + walked);
            walked += together;
        }

        output.WriteLine($"{walked} walks from seed {seed}: held.");
    }

    private async Task Walk(AppHost shop, int count, int seed)
    {
        var chance = new Random(seed);
        var people = Enumerable.Range(0, count).Select(n => new Wanderer(shop, chance, n)).ToList();
        try
        {
            for (var day = 0; day < (count < 10 ? 10 : 34); day++)
            {
                Weather(shop, chance);
                foreach (var person in people.TakeWhile(_ => day < 8).Concat(people.Where(_ => day >= 8 && chance.Next(6) == 0))) { await person.Act(); }
                await Pass(shop, TimeSpan.FromMinutes(chance.Next(30, 90)));
                foreach (var person in people.Where(_ => day < 8)) { await person.Act(); }
                await Pass(shop, TimeSpan.FromHours(23));
            }

            Clear(shop);
            await Pass(shop, TimeSpan.FromDays(31));
            await Holds(shop, $"seed {seed}");
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            output.WriteLine(string.Join('\n', people.Select((p, n) => $"{n}: {string.Join(", ", p.Steps)}")));
            throw;
        }
        finally
        {
            people.ForEach(p => p.Dispose());
        }
    }

    /// <summary>On half of the days something goes wrong between the payment service and us.</summary>
    private static void Weather(AppHost shop, Random chance)
    {
        Clear(shop);
        switch (chance.Next(4))
        {
            case 0: shop.Get<SandboxFaults>().Arm(Calls[chance.Next(Calls.Length)], chance.Next(1, 9)); break;
            case 1: shop.Get<WebhookFaults>().Set(Events[chance.Next(Events.Length)]); break;
            default: break;
        }
    }

    private static void Clear(AppHost shop)
    {
        shop.Get<SandboxFaults>().Clear();
        shop.Get<WebhookFaults>().Clear();
    }

    private async Task Holds(AppHost shop, string walk)
    {
        await Eventually.Hold(async () => await Waiting(shop) == 0, "every message delivered", TimeSpan.FromMinutes(2));
        var (signups, orders, contracts, subscriptions) = (await shop.All<Signup>(), await shop.All<Order>(), await shop.All<Contract>(), await shop.All<Subscription>());
        var now = shop.Get<TimeProvider>().GetUtcNow();

        Assert.True(signups.TrueForAll(s => s.EndedAt is not null || s.StartedAt > now - SignupExpiry.After), $"{walk}: a sign-up is open past its deadline");
        Assert.DoesNotContain(signups, s => s.State is SignupState.Ordered or SignupState.Held);
        Assert.Equal((walk, 0), (walk, (await shop.Get<MoneyAndRecords>().Read()).Differences));
        Assert.DoesNotContain(await shop.All<SignupWeb.Platform.Outbox.Delivery>(), d => d.QuarantinedAt is not null);
        Assert.DoesNotContain(await shop.All<Deadline>(), d => d.IsOpen && d.DueAt < now.AddMinutes(-1));
        Assert.All(orders, o => Assert.True(o.State is OrderState.Accepted or OrderState.Cancelled, $"{walk}: order {o.Reference} is {o.State}"));
        var first = orders.Where(o => o is { State: OrderState.Accepted, Offer.Change: null }).Select(o => o.Id.Value).Order().ToList();
        Assert.Equal(first, contracts.Select(c => c.OrderId.Value).Order());
        Assert.Equal(first, subscriptions.Select(s => s.OrderId.Value).Order());
        Assert.Equal(contracts.Count, contracts.Select(c => c.Number).Distinct(StringComparer.Ordinal).Count());
        Assert.All(subscriptions.Where(s => s.IsRunning), s => Assert.Contains(contracts, c => c.OrderId == s.OrderId && c.PlanName == s.PlanName && c.State == ContractState.Active));
        Assert.All(contracts, c => Assert.Equal(c.TextHash, c.Text.Hash));
        await WordOfEachState.Holds(shop, walk);
        await using var db = shop.Open();
        Assert.Equal("ok", Assert.Single(await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync()));
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" FROM pragma_foreign_key_check").ToListAsync());
        output.WriteLine($"{walk}: {signups.Count} sign-ups ({string.Join(", ", signups.GroupBy(s => s.State).Select(g => $"{g.Count()} {g.Key}"))}), {signups.Count(s => s.Changes is not null)} of them changes, {orders.Count} orders, {(await shop.All<Invoice>()).Count} invoices, {subscriptions.Count(s => !s.IsRunning)} ended.");
    }

    private static async Task<int> Waiting(AppHost shop)
    {
        await using var db = shop.Open();
        return await db.Set<SignupWeb.Platform.Outbox.Delivery>().CountAsync() + await db.Set<PaymentOperation>().CountAsync(o => o.SettledAt == null);
    }

    private static async Task Pass(AppHost shop, TimeSpan by)
    {
        using var http = new HttpClient { BaseAddress = new Uri(shop.Url), Timeout = TimeSpan.FromMinutes(5) };
        using var moved = await http.PostAsJsonAsync("/sandbox/test/clock", new { advance = by.ToString("c", null) });
        Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
    }
}
