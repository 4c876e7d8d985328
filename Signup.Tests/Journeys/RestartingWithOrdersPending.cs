using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>The shop is stopped while many orders wait for the end of their window, and started again when half of them are overdue.</summary>
public sealed class RestartingWithOrdersPending : IDisposable
{
    /// <summary>How soon after the start nothing may be overdue any more.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Short = TimeSpan.FromHours(1);
    private static readonly TimeSpan Long = TimeSpan.FromHours(2);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly string folder = Template.DataFolder();

    [Fact]
    public async Task Ends_each_window_once_the_overdue_at_once_and_the_others_not_before_their_time()
    {
        var count = Endure.Times("orders-pending", daily: 12);
        var (placed, at) = await Wait(count);
        var time = new ManualTime(at + Short + TimeSpan.FromMinutes(1));

        var started = Stopwatch.StartNew();
        await using var shop = Start(time);
        await Eventually.Hold(() => NothingIsDue(shop), "no window overdue", Promised);
        var overdue = started.Elapsed;
        Assert.Equal(count / 2, await Pending(shop));

        time.Advance(at + Long - Instant - time.GetUtcNow());
        Assert.Equal(count / 2, await Pending(shop));
        started.Restart();
        time.Advance(Instant);
        await Eventually.Hold(() => NothingIsDue(shop), "no window open", Promised);
        Console.WriteLine($"{count} orders pending: the windows of the half that was overdue at the start had ended {overdue.TotalSeconds:0.0} s after it, those of the others {started.Elapsed.TotalSeconds:0.0} s after their time.");
        await Settled(shop, time);

        await EachOnce(shop, placed);
        Console.WriteLine($"{count} orders pending: all charged {started.Elapsed.TotalSeconds:0} s after their time.");
    }

    public void Dispose() => Template.Remove(folder);

    /// <summary>Half of the orders with a short window, half with a long one; then the shop is stopped.</summary>
    private async Task<(List<Order> Placed, DateTimeOffset At)> Wait(int count)
    {
        await using var shop = Start(new(DateTimeOffset.UtcNow));
        using var many = await ManyOrders.Of(shop, customers: 1 + (count / 500));
        List<Order> placed = [.. await many.Place(count / 2, Short), .. await many.Place(count / 2, Long)];
        Assert.Equal(count, await Pending(shop));
        return (placed, shop.Time!.GetUtcNow());
    }

    private AppHost Start(ManualTime time) => new(time, settings: new KeyValuePair<string, string>("Data:Directory", folder));

    private static async Task<int> Pending(AppHost shop)
    {
        await using var db = shop.Open();
        return await db.Set<Deadline>().CountAsync(d => d.ClosedAt == null && d.Kind == RemorseWindow.Kind);
    }

    private static async Task<bool> NothingIsDue(AppHost shop)
    {
        var now = shop.Time!.GetUtcNow();
        await using var db = shop.Open();
        return !await db.Set<Deadline>().AnyAsync(d => d.ClosedAt == null && d.DueAt <= now && d.Kind == RemorseWindow.Kind);
    }

    private static Task Settled(AppHost shop, ManualTime time) => Eventually.Hold(
        async () =>
        {
            await using var db = shop.Open();
            if (!await db.Set<Delivery>().AnyAsync() && !await db.Set<PaymentOperation>().AnyAsync(o => o.SettledAt == null)) { return true; }
            var now = time.GetUtcNow();
            if (!await db.Set<Delivery>().AnyAsync(d => d.NextTryAt <= now) && !await db.Set<PaymentOperation>().AnyAsync(o => o.NextTryAt <= now)) { time.Advance(TimeSpan.FromSeconds(1)); }
            return false;
        },
        "every order charged and everybody told",
        TimeSpan.FromHours(1));

    private static async Task EachOnce(AppHost shop, List<Order> placed)
    {
        await using var db = shop.Open();
        var ends = placed.ToDictionary(o => o.Id.Value, o => o.RemorseEndsAt);
        var said = await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Type == nameof(BuyersRemorseIsOver)).ToListAsync();
        Assert.Equal(ends.Keys.Order(), said.Select(m => m.OrderId!.Value).Order());
        Assert.All(said, m => Assert.True(m.OccurredAt >= ends[m.OrderId!.Value], $"Too early: {m.OccurredAt} before {ends[m.OrderId!.Value]}."));

        var orders = (await shop.All<Order>()).FindAll(o => ends.ContainsKey(o.Id.Value));
        Assert.All(orders, o => Assert.Equal((OrderState.Accepted, 1), (o.State, o.ChargeAttempt)));
        Assert.Equal(orders.Select(o => (OrderId: o.Id, Amount: o.Total)).OrderBy(o => o.OrderId.Value), (await shop.All<LedgerEntry>()).Select(e => (e.OrderId, e.Amount)).OrderBy(e => e.OrderId.Value));
        Assert.Equal(ends.Keys.Order(), (await shop.All<Contract>()).Select(c => c.OrderId.Value).Order());
    }
}
