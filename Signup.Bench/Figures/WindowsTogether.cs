using SignupWeb.Orders;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Signups;

namespace SignupBench.Figures;

/// <summary>Orders whose time to cancel ends at one instant: how long until the first of their customers, and the last, has the thank-you page.</summary>
internal sealed class WindowsTogether(bool quick) : IFigure
{
    private readonly int orders = quick ? 100 : 300;
    private readonly Shop shop = new(TimeSpan.FromDays(1));

    public IReadOnlyList<Line> Lines =>
    [
        new($"{orders} windows ending at one instant: first completed after", "s", null, Goal.AtMost(2)),
        new("… last completed after", "s", null, Goal.AtMost(orders / 25.0)),
    ];

    public int Rounds => 1;

    public Task Prepare() => Headless.Crowd(shop.Url, orders, 16);

    public async Task<double[]> Ours()
    {
        var end = TimeProvider.System.GetUtcNow().AddSeconds(1);
        await shop.Ask(db => db.Set<Order>().ExecuteUpdateAsync(set => set.SetProperty(o => o.RemorseEndsAt, end)));
        await shop.Ask(db => db.Set<Deadline>().Where(d => d.Kind == RemorseWindow.Kind).ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, end)));
        // who waits for the next deadline hears of the new one
        await shop.Save(Deadline.At(Bell.Kind, Guid.NewGuid(), end));
        return [await Completed(1, end), await Completed(orders, end)];
    }

    private async Task<double> Completed(int count, DateTimeOffset since)
    {
        await Until.Holds(() => shop.Ask(async db => await db.Set<Signup>().CountAsync(s => s.State == SignupState.Completed) >= count), "the sign-ups completed", 20);
        return (TimeProvider.System.GetUtcNow() - since).TotalSeconds;
    }
}
