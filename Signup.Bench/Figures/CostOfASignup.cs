namespace SignupBench.Figures;

/// <summary>What one sign-up costs the server, from the plan to the thank-you page, with passwords hashed as they are in earnest: processor, and commits that wait for the disk. The payment service is built in, so its work is in it.</summary>
internal sealed class CostOfASignup : IFigure
{
    private const int Signups = 3;
    private const int First = 60;

    private readonly string folder = Disk.Folder();
    private Child app = null!;
    private Uri url = null!;

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("one sign-up: processor of the server", "ms", null, null),
        new("… commits of the database", "", null, null),
        new("… commits of the built-in payment service", "", null, null),
    ];

    public async Task Prepare()
    {
        var settings = Shop.Settings.SelectMany(s => (string[])["--" + s.Key, s.Value]);
        (app, url) = await Child.Serving(Child.Built.Program, Child.Built.Home, [.. settings, "--Data:Directory", folder, "--Orders:RemorseWindow", "00:00:00"]);
        Opened.Keep(app);
        await Headless.Crowd(url, First, 4);
    }

    public async Task<double[]> Ours()
    {
        using var ours = new WrittenAhead(Path.Combine(folder, "signup.db"));
        using var services = new WrittenAhead(Path.Combine(folder, "sandbox.db"));
        var before = app.Used;
        for (var i = 0; i < Signups; i++)
        {
            using var customer = new Headless(url);
            await customer.Order();
            await customer.Completed();
        }

        // what comes after the thank-you page: mails, webhooks that arrive late
        await Task.Delay(500);
        return [.. ((double[])[app.Used - before, ours.Commits, services.Commits]).Select(all => all / Signups)];
    }
}
