using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using SignupTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Journeys;

/// <summary>The promise of power loss: the process is killed like a machine that loses power, and started again on what it left. Nothing is lost and nobody pays twice.</summary>
public sealed class LosingThePower(LosingThePower.Machine machine, ITestOutputHelper output) : IClassFixture<LosingThePower.Machine>
{
    /// <summary>How long a customer may wait after the restart; far below the reconciler's ten minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>The charge and what follows it happen within this long after the window, when the machine is not busy.</summary>
    private static readonly TimeSpan ChargePhase = TimeSpan.FromMilliseconds(900);

    /// <summary>The second order is placed this long before the first one's window ends, so that its own ends after every kill.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task At_any_moment_of_a_charge_and_inside_the_window_of_another_loses_nothing_and_charges_nobody_twice()
    {
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        output.WriteLine($"Seed {seed}.");
        for (var kill = Endure.Times("kills", daily: 1); kill > 0; kill--) { await OrderAndLosePower(Window + (ChargePhase * chance.NextDouble())); }
    }

    /// <param name="moment">When the power goes, after the first order was placed.</param>
    private async Task OrderAndLosePower(TimeSpan moment)
    {
        var app = machine.App;
        using var mara = new Headless(app.Url);
        using var juno = new Headless(app.Url);
        await juno.ComeToReview(email: $"juno{++machine.Orders}@physio.example");
        Assert.Equal("placed", (string?)(await mara.Order(email: $"mara{++machine.Orders}@hafenlicht.example"))["state"]);
        var placed = Stopwatch.StartNew();
        await Eventually.Hold(() => placed.Elapsed >= Window - Before, "the end of the window");
        Assert.Equal("placed", (string?)(await juno.Submit())["state"]);

        await Eventually.Hold(() => placed.Elapsed >= moment, "the moment of the kill");
        await app.Kill();
        var restart = await app.Start();
        var resumed = Stopwatch.StartNew();
        await Completed(mara, app);
        await Completed(juno, app);

        output.WriteLine($"Orders {machine.Orders}: killed {moment.TotalMilliseconds:0} ms after the first, ready again after {restart.TotalSeconds:0.0} s, completed {resumed.Elapsed.TotalSeconds:0.0} s later.");
        Assert.All([await mara.PlacedOrder(), await juno.PlacedOrder()], order => Assert.Equal("accepted", (string?)order["state"]));
        await EachHasOneOfEverything(mara, machine.Orders);
    }

    private async Task Completed(Headless customer, AppProcess app)
    {
        try
        {
            await Eventually.Hold(async () => (string?)(await customer.Signup())["state"] == "completed", "the sign-up completed", Patience);
        }
        catch (TimeoutException)
        {
            output.WriteLine($"{await customer.PlacedOrder()}{Environment.NewLine}{await customer.Effects()}{Environment.NewLine}{app.Said}");
            throw;
        }
    }

    /// <summary>Once everything has settled: as many of each record as there are orders, and our ledger equal to the payment service's.</summary>
    private static async Task EachHasOneOfEverything(Headless customer, int orders)
    {
        await Eventually.Hold(async () => (long?)(await customer.Effects())["records"]!["messages_waiting"] == 0, "every message delivered");
        var effects = await customer.Effects();
        var (gateway, payments, records) = (effects["gateway"]!, effects["payments"]!, effects["records"]!);
        foreach (var (what, count) in new (string, JsonNode?)[]
        {
            ("charges", gateway["charges"]), ("subscriptions at the payment service", gateway["subscriptions"]), ("purchases", payments["purchases"]), ("accepted orders", records["orders_accepted"]),
            ("contracts", records["contracts"]), ("invoices", records["invoices"]), ("subscriptions", records["subscriptions"]), ("thank-you pages", records["thank_you_pages"]), ("completed sign-ups", records["signups_completed"]),
        })
        {
            Assert.True((long?)count == orders, $"{count} {what} for {orders} orders: {effects}");
        }

        Assert.Equal((long?)gateway["captured"]!["eur"], (long?)payments["captured"]!["eur"]);
        Assert.Equal(0, (long?)gateway["refunded"]?["eur"] ?? 0);
        Assert.Equal(0, (long?)payments["operations_open"]);
        Assert.Equal(0, (long?)records["messages_quarantined"]);
    }

    /// <summary>One machine for all of it: what it left after one kill is what the next one meets.</summary>
    public sealed class Machine : IAsyncLifetime
    {
        public AppProcess App { get; } = new("--Orders:RemorseWindow", Window.ToString("c", CultureInfo.InvariantCulture));

        public int Orders { get; set; }

        public Task InitializeAsync() => App.Start();

        public Task DisposeAsync()
        {
            App.Dispose();
            return Task.CompletedTask;
        }
    }
}
