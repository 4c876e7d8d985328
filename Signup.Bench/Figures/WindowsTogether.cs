using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SignupBench.Running;
using SignupBench.Support;
using SignupWeb.Orders;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Signups;

namespace SignupBench.Figures;

/// <summary>300 orders whose time to cancel ends at one instant: how long until the first of their customers, and the last, has the thank-you page.</summary>
internal sealed class WindowsTogether : IFigure
{
    private const int Orders = 300;

    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1);

    private readonly Shop shop = new(("Orders:RemorseWindow", "1.00:00:00"));

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("300 windows ending at one instant: first completed after", "s", null, Goal.AtMost(2)),
        new("… last completed after", "s", null, Goal.AtMost(12)),
    ];

    public int Rounds => 1;

    public Task Prepare() => Headless.Crowd(shop.Url, Orders, 16);

    public async Task<double[]> Ours()
    {
        var end = TimeProvider.System.GetUtcNow() + Notice;
        await shop.Ask(db => db.Set<Order>().ExecuteUpdateAsync(set => set.SetProperty(o => o.RemorseEndsAt, end)));
        await shop.Ask(db => db.Set<Deadline>().Where(d => d.Kind == RemorseWindow.Kind).ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, end)));
        // those who wait for the next deadline hear of the new one
        await shop.Save(Deadline.At(Bell.Kind, Guid.NewGuid(), end));
        await Task.Delay(Notice);
        var watch = Stopwatch.StartNew();
        var first = await AfterCompleted(1, watch);
        return [first, await AfterCompleted(Orders, watch)];
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    private async Task<double> AfterCompleted(int count, Stopwatch watch)
    {
        await Until.Holds(() => shop.Ask(async db => await db.Set<Signup>().CountAsync(s => s.State == SignupState.Completed) >= count), "the sign-ups completed", 20);
        return watch.Elapsed.TotalSeconds;
    }
}
