using SignupBench.Running;
using SignupBench.Support;

namespace SignupBench.Figures;

/// <summary>What one sign-up costs the server, from the plan to the thank-you page, with passwords hashed as they are in earnest: processor, and commits that wait for the disk. The payment service is built in, so its work is in it.</summary>
internal sealed class CostOfASignup : IFigure
{
    private const int Signups = 3;
    private const int First = 12;

    private AppProcess? app;

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("a sign-up, alone: processor", "ms", null, Goal.None),
        new("… commits of the database", "", null, Goal.None),
        new("… commits of the built-in payment service", "", null, Goal.None),
    ];

    public async Task Prepare()
    {
        app = new AppProcess([AppProcess.Built], settings: [.. Shop.Open, ("Orders:RemorseWindow", "00:00:00")]);
        await app.Answers("/health/ready");
        await Complete(First);
    }

    public async Task<double[]> Ours()
    {
        using var ours = new WrittenAhead(Path.Combine(app!.Folder, "signup.db"));
        using var services = new WrittenAhead(Path.Combine(app.Folder, "sandbox.db"));
        var before = app.Used;
        await Complete(Signups);
        return [.. ((double[])[app.Used - before, ours.Commits, services.Commits]).Select(all => all / Signups)];
    }

    public ValueTask DisposeAsync()
    {
        app?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Complete(int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var customer = new Headless(app!.Url);
            await customer.Order();
            await customer.Completed();
        }

        // what comes after the thank-you page: mails, webhooks that arrive late
        await Task.Delay(500);
    }
}
