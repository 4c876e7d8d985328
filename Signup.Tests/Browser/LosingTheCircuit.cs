using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Signups;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>
/// The fault that only pages have, for every step of Journeys/BadLuck: the circuit is lost in the moment the step's button is pressed. Who comes
/// back ends with a contract, who does not with a sign-up that has expired, and who has ordered gets what they ordered.
/// </summary>
public sealed class LosingTheCircuit(ITestOutputHelper output) : InABrowser, IDisposable
{
    private static readonly string[] Steps = ["register", "profile", "payment", "review", "order"];

    private readonly AppHost shop = new(settings: new KeyValuePair<string, string>("Orders:RemorseWindow", "00:05:00"));

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task At_any_step_ends_every_sign_up_in_a_named_state()
    {
        Cell[] cells = [.. Steps.SelectMany(step => new[] { new Cell(step, ComesBack: true), new Cell(step, ComesBack: false) })];
        Random.Shared.Shuffle(cells);
        cells = cells[..Math.Min(cells.Length, Endure.InTurn("circuits"))];
        if (cells.Length == 0) { return; }
        List<(Cell Cell, SignupId Signup)> met = [];
        foreach (var cell in cells) { met.Add((cell, await Meet(cell))); }

        await Pass(TimeSpan.FromMinutes(6));
        await Pass(TimeSpan.FromDays(31));
        foreach (var (cell, id) in met) { await Eventually.Hold(async () => HasEnded(cell, await Of(id)), $"an end after {cell}"); }
        var ended = await Task.WhenAll(met.Select(one => Of(one.Signup)));
        output.WriteLine($"{cells.Length} cells (the circuit lost at {Steps.Length} steps, coming back or not), each ended: {ended.Count(s => s?.State == SignupState.Completed)} completed, {ended.Count(s => s?.State != SignupState.Completed)} expired.");
    }

    private async Task<SignupId> Meet(Cell cell)
    {
        var mara = await Newcomer(shop);
        var wire = await Wire.Of(mara.Page);
        await mara.ChoosePlan();
        var id = SignupId.Parse(mara.SignupId, CultureInfo.InvariantCulture);
        await GoOn(mara, id, until: cell.Step);

        await Press(mara, wire, cell.Step);
        if (!cell.ComesBack)
        {
            await mara.Page.CloseAsync();
            return id;
        }

        wire.Mend();
        mara.Page.SetDefaultTimeout(20_000);
        await GoOn(mara, id, until: "order");
        return id;
    }

    /// <summary>Whoever opens their sign-up is led to the step they stand at, and does what is left.</summary>
    private static async Task GoOn(Visitor mara, SignupId id, string until)
    {
        while (true)
        {
            await mara.Page.GotoAsync($"{mara.Url}/signup/{id}");
            var here = mara.Page.Url.Contains("/orders/", StringComparison.Ordinal) ? "order" : new Uri(mara.Page.Url).Segments[^1];
            if (here == until) { return; }
            await (here switch
            {
                "register" => Register(mara),
                "profile" => mara.FillIn(),
                "payment" => AddCard(mara),
                "review" => Order(mara),
                _ => throw new InvalidOperationException($"Led to {mara.Page.Url} before {until}."),
            });
        }
    }

    /// <summary>Whose account was made without their hearing of it is told so, and signs in.</summary>
    private static async Task Register(Visitor mara)
    {
        try
        {
            await mara.Register();
        }
        catch (TimeoutException)
        {
            await mara.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in to continue" }).ClickAsync();
            await mara.SignIn();
            await Expect(mara.Button("Save and continue")).ToBeEnabledAsync();
        }
    }

    private static async Task AddCard(Visitor mara)
    {
        await mara.AddCard();
        await mara.ContinueToReview();
    }

    private static async Task Order(Visitor mara)
    {
        await Expect(mara.Pay).ToBeEnabledAsync();
        await mara.Place();
    }

    /// <summary>Whether it arrives nobody knows.</summary>
    private static async Task Press(Visitor mara, Wire wire, string step)
    {
        await mara.Page.ExposeFunctionAsync("cutTheWire", wire.Cut);
        await mara.Page.EvaluateAsync("addEventListener('click', e => { if (e.target.closest('button')) cutTheWire(); }, true)");
        mara.Page.SetDefaultTimeout(3_000);
        try
        {
            await (step switch
            {
                "register" => mara.Register(),
                "profile" => mara.FillIn(),
                "payment" => mara.OpenCardPage(),
                "review" => Order(mara),
                _ => mara.Button("Cancel order").First.ClickAsync(),
            });
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
        }
    }

    /// <summary>One that never got a customer is forgotten after its 30 days.</summary>
    private static bool HasEnded(Cell cell, Signup? signup) => signup is null ? cell is { Step: "register", ComesBack: false } : signup.State == (cell.ComesBack || signup.OrderId is not null ? SignupState.Completed : SignupState.Expired);

    private async Task<Signup?> Of(SignupId id) => (await shop.All<Signup>()).SingleOrDefault(s => s.Id == id);

    private async Task Pass(TimeSpan by)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync($"{shop.Url}/sandbox/test/clock", new { advance = by.ToString("c", null) });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed record Cell(string Step, bool ComesBack);
}
