using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;

namespace SignupBench.Figures;

/// <summary>Whole sign-ups over HTTP, from the plan to the thank-you page, 32 at once, against one connection that writes the same rows and does nothing else.</summary>
internal sealed class FullSignup(bool quick) : IFigure
{
    private const int AtOnce = 32;

    /// <summary>
    /// What of a sign-up must be there after a power cut, each by itself: started, registered, signed in, customer attached, profile written, profile
    /// confirmed, card asked for, card on file, quote frozen, order placed; window over, money confirmed, order accepted, subscription and invoice,
    /// contract, thank-you page, completed.
    /// </summary>
    private const int Steps = 17;

    private readonly int signups = quick ? AtOnce : 3 * AtOnce;
    private readonly Shop shop = new();
    private SameRows raw = null!;

    public IReadOnlyList<Line> Lines { get; } = [new("full sign-up, 32 at once, without the cost of hashing", "steps/s", "the same rows by ADO.NET, one connection", Goal.AtLeast(1.2))];

    public async Task Prepare()
    {
        await Complete(2);
        raw = Opened.Keep(await SameRows.Learn(shop.Database, () => Complete(1)));
    }

    public async Task<double[]> Ours()
    {
        var watch = Stopwatch.StartNew();
        await Complete(signups);
        return [Steps * signups / watch.Elapsed.TotalSeconds];
    }

    public Task<double[]> Peer()
    {
        var written = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.ElapsedMilliseconds < 500; written++) { raw.Write(Steps); }
        return Task.FromResult<double[]>([Steps * written / watch.Elapsed.TotalSeconds]);
    }

    private async Task Complete(int count)
    {
        var before = await shop.Ask(Completed);
        await Headless.Crowd(shop.Url, count, AtOnce);
        await Until.Holds(() => shop.Ask(async db => await Completed(db) == before + count && !await db.Set<Delivery>().AnyAsync()), "the sign-ups completed, and everybody having heard", 20);
    }

    private static Task<int> Completed(SignupDb db) => db.Set<Signup>().CountAsync(s => s.State == SignupState.Completed);
}
