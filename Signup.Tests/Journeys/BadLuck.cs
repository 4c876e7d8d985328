using System.Globalization;
using System.Net.Http.Json;
using SignupTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Journeys;

/// <summary>
/// Every step of a sign-up meets every fault, in the real process: the customer who comes back ends with a contract, the one who does not
/// with a sign-up that has expired, and who has ordered gets what they ordered without coming back. The pages of other systems have
/// faults of their own (PagesOfOthers), and so have the pages of this one (Browser/LosingTheCircuit).
/// </summary>
public sealed class BadLuck : IDisposable
{
    private static readonly string[] Steps = ["register", "profile", "payment", "review", "charge"];

    private readonly Passage toMail = new();
    private readonly Passage toBroker = new();
    private readonly SmtpListener mail = new();
    private readonly ITestOutputHelper output;
    private readonly AppProcess app;
    private readonly HttpClient http;

    public BadLuck(ITestOutputHelper output)
    {
        this.output = output;
        app = new(
            "--Orders:RemorseWindow", "00:05:00", "--Mail:Smtp:Host", "127.0.0.1", "--Mail:Smtp:Port", toMail.Port.ToString(CultureInfo.InvariantCulture), "--Mail:Smtp:StartTls", "false",
            "--Bus:RabbitMq:Uri", $"amqp://guest:guest@127.0.0.1:{toBroker.Port}", "--Bus:RabbitMq:Exchange", $"signup.test.{Guid.NewGuid():N}");
        http = new() { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(5) };
    }

    public void Dispose()
    {
        http.Dispose();
        app.Dispose();
        toMail.Close();
        toBroker.Close();
        mail.Dispose();
    }

    [Fact]
    public async Task At_any_step_ends_every_sign_up_in_a_named_state()
    {
        var (today, seed) = (Endure.InTurn("bad-luck"), Environment.TickCount);
        if (today == 0) { return; }
        var broker = await RabbitMq.Port;
        toMail.Open(mail.Port);
        toBroker.Open(broker);
        await app.Start();
        Fault[] faults =
        [
            new("the process is killed", Kill, () => Task.CompletedTask),
            new("the payment service refuses every call", () => Set(new { api = "rate_limit", count = 1000 }), Clear),
            new("the payment service's answers are lost", () => Set(new { api = "drop_response_once", count = 1000 }), Clear),
            new("the payment service's events are lost", () => Set(new { webhook = "lost" }), Clear),
            new("the mail server is away", () => Done(toMail.Close), () => Done(() => toMail.Open(mail.Port))),
            new("the broker is away", () => Done(toBroker.Close), () => Done(() => toBroker.Open(broker))),
        ];
        Random.Shared.Shuffle(faults);
        string[] steps = today > 1 ? Steps : Random.Shared.GetItems(Steps, 1);
        List<Cell> cells = [];
        foreach (var fault in faults.Take(today)) { cells.AddRange(await Meet(fault, steps, seed)); }

        await Pass(TimeSpan.FromDays(31));
        await Eventually.Hold(async () => await cells[0].Customer.Effects() is var e && (long?)e["records"]!["messages_waiting"] == 0 && (long?)e["payments"]!["operations_open"] == 0, "everything delivered and every call made");
        foreach (var cell in cells) { await Ended(cell); }
        var effects = await cells[0].Customer.Effects();
        Assert.Equal(cells.Count(c => c.Buys), (int?)effects["records"]!["contracts"]);
        Assert.Equal((long?)effects["gateway"]!["captured"]!["eur"], (long?)effects["payments"]!["captured"]!["eur"]);
        Assert.Equal(0, (long?)effects["records"]!["messages_quarantined"]);
        output.WriteLine($"{cells.Count} cells ({steps.Length} steps x {Math.Min(today, faults.Length)} faults, coming back or not), each ended: {cells.Count(c => c.Buys)} completed, {cells.Count(c => !c.Buys)} expired.");
        cells.ForEach(c => c.Customer.Dispose());
    }

    /// <summary>Two customers stand before each step when it begins; one of them comes back afterwards.</summary>
    private async Task<List<Cell>> Meet(Fault fault, string[] steps, int seed)
    {
        List<Cell> cells = [.. steps.SelectMany(step => new[] { true, false }.Select(comesBack => new Cell(fault.Name, step, comesBack, new Headless(app.Url), $"unlucky{Guid.NewGuid():N}@hafenlicht.example")))];
        await Task.WhenAll(cells.Select(UpTo));

        var tries = Task.WhenAll(cells.Select(c => Try(c, c.Step)));
        await fault.Begin();
        await tries;
        await Pass(TimeSpan.FromMinutes(15));
        await fault.End();
        await Pass(TimeSpan.FromMinutes(15));
        await Task.WhenAll(cells.Where(c => c.ComesBack).Select(GoesOn));
        await Pass(TimeSpan.FromMinutes(15));
        output.WriteLine($"{fault.Name}: {cells.Count(c => c.Refused)} of {cells.Count} were refused (seed {seed}).");
        return cells;
    }

    private static async Task UpTo(Cell cell)
    {
        await cell.Customer.Start(cycle: "yearly");
        foreach (var step in Steps.TakeWhile(s => s != cell.Step)) { await Do(cell, step); }
    }

    private static Task Do(Cell cell, string step) => step switch
    {
        "register" => cell.Customer.Register(cell.Email),
        "profile" => cell.Customer.FillIn(),
        "payment" => cell.Customer.AddCard(),
        "review" => cell.Customer.Submit(),
        _ => Task.CompletedTask, // what follows the order happens by itself
    };

    /// <summary>It works, or is refused, or nobody answers.</summary>
    private static async Task Try(Cell cell, string step)
    {
        try
        {
            await Do(cell, step);
        }
        catch (Exception e) when (e is HttpRequestException || (e is InvalidOperationException && !e.Message.Contains(": 500 ", StringComparison.Ordinal)))
        {
            cell.Refused = true;
        }
    }

    /// <summary>Whoever comes back sees where they stand, and does what is left; who does not know whether they have an account tries both.</summary>
    private static async Task GoesOn(Cell cell)
    {
        if (cell.Customer.CustomerId.Length == 0)
        {
            using var known = await cell.Customer.Try(HttpMethod.Post, "/api/sessions", new { email = cell.Email, password = Shops.Password });
            if (known.IsSuccessStatusCode) { await cell.Customer.ComeBack(cell.Email); }
            else { await Do(cell, "register"); }
        }

        var left = (string?)(await cell.Customer.Signup())["step"];
        foreach (var step in Steps.SkipWhile(s => s != left)) { await Do(cell, step); }
    }

    private static async Task Ended(Cell cell)
    {
        var signup = cell is { Step: "register", ComesBack: false } ? null : await cell.Customer.Signup();
        var state = (string?)signup?["state"];
        var hoped = cell.Buys ? "completed" : "expired";
        Assert.True(signup is null || state == hoped, $"{cell.Fault}, at {cell.Step}, {(cell.ComesBack ? "coming back" : "gone")}: {signup}");
    }

    private async Task Kill()
    {
        await app.Kill();
        await app.Start();
    }

    private static Task Done(Action what)
    {
        what();
        return Task.CompletedTask;
    }

    private Task Clear() => Set(new { clear = true });

    private Task Set(object fault) => Post("/sandbox/test/faults", fault);

    private Task Pass(TimeSpan by) => Post("/sandbox/test/clock", new { advance = by.ToString("c", null) });

    private async Task Post(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed record Fault(string Name, Func<Task> Begin, Func<Task> End);

    private sealed record Cell(string Fault, string Step, bool ComesBack, Headless Customer, string Email)
    {
        public bool Refused { get; set; }

        /// <summary>Who has ordered before, or comes back, gets a contract.</summary>
        public bool Buys => ComesBack || Step == "charge" || (Step == "review" && Customer.OrderId.Length > 0);
    }
}
