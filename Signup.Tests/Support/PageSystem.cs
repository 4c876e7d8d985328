using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SignupTests.Support;

/// <summary>Pages of another system as another process (Node.js, without packages): it knows docs/external-pages.md and nothing of our code.</summary>
public sealed class PageSystem : IDisposable
{
    public const string Secret = "a-secret-of-another-system-0123456789";

    private readonly HttpClient http;
    private readonly int port = OpenIdProvider.FreePort();
    private Process? node;

    public PageSystem()
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        http = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public string Address { get; }

    public async Task Start()
    {
        node ??= Process.Start(new ProcessStartInfo("node", [Path.Combine(OpenIdProvider.SolutionFolder(), "Signup.Tests", "Support", "PageSystem", "server.mjs"), port.ToString(CultureInfo.InvariantCulture), Secret]) { UseShellExecute = false, RedirectStandardInput = true })!;
        await Eventually.Hold(Answers, "pages that listen");
    }

    /// <summary>As if its machine lost power; Start has it back.</summary>
    public void Kill()
    {
        node!.Kill();
        node.WaitForExit();
        node.Dispose();
        node = null;
    }

    /// <summary>"serves", "hangs" or "broken".</summary>
    public Task Behave(string mode) => Control(new { mode });

    /// <summary>Its clock, as far as signatures go.</summary>
    public Task Know(DateTimeOffset now) => Control(new { now = now.ToUnixTimeSeconds() });

    /// <summary>How often it was asked whether it is there.</summary>
    public async Task<int> Probes() => (int)(await Seen())["probes"]!;

    /// <summary>What it understood of a hand-off; null when it took none for genuine.</summary>
    public async Task<JsonNode?> Visit(Guid id) => (await Seen())["visits"]!.AsArray().SingleOrDefault(v => (string?)v!["visit"] == id.ToString());

    /// <summary>A browser opens the page.</summary>
    public async Task<HttpStatusCode> Open(Uri handOff)
    {
        using var answer = await http.GetAsync(handOff);
        return answer.StatusCode;
    }

    /// <summary>The customer fills in the page and sends it; the address they are sent to.</summary>
    public async Task<Uri> Send(Guid visit, object? typed = null)
    {
        var wish = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(typed ?? new { }))!.AsObject();
        wish["visit"] = visit.ToString();
        return new((string)(await Control(wish))["to"]!);
    }

    /// <summary>The page says this of a visit, whatever happened there.</summary>
    public Task<Uri> Say(Guid visit, params (string Name, string Value)[] said) => Send(visit, new { said = said.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal) });

    public void Dispose()
    {
        http.Dispose();
        if (node is null) { return; }
        node.StandardInput.Close();
        if (!node.WaitForExit(TimeSpan.FromSeconds(2))) { node.Kill(); }
        node.Dispose();
    }

    private async Task<JsonNode> Seen() => JsonNode.Parse(await http.GetStringAsync("/control"))!;

    private async Task<JsonNode> Control(object wish)
    {
        using var answer = await http.PostAsJsonAsync("/control", wish);
        var said = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(said)! : throw new InvalidOperationException(said);
    }

    private async Task<bool> Answers()
    {
        if (node!.HasExited) { throw new InvalidOperationException("The pages ended at once."); }
        try
        {
            await Seen();
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
