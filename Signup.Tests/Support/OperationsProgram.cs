using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SignupTests.Support;

/// <summary>Operations as another process (Node.js, without packages): it knows docs/provisioning.md and nothing of our code.</summary>
public sealed class OperationsProgram : IDisposable
{
    public const string Secret = "a-secret-of-operations-0123456789";

    private readonly HttpClient http;
    private readonly Process node;

    public OperationsProgram()
    {
        var port = OpenIdProvider.FreePort();
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        http = new HttpClient { BaseAddress = new Uri(Address) };
        node = Process.Start(new ProcessStartInfo("node", [Path.Combine(OpenIdProvider.SolutionFolder(), "Signup.Tests", "Support", "OperationsProgram", "server.mjs"), port.ToString(CultureInfo.InvariantCulture), Secret]) { UseShellExecute = false, RedirectStandardInput = true })!;
    }

    public string Address { get; }

    public Task Started() => Eventually.Hold(Answers, "Operations that listen");

    /// <summary>The genuine requests that came.</summary>
    public async Task<List<JsonNode>> Asked() => [.. JsonNode.Parse(await http.GetStringAsync("/asked"))!.AsArray().Select(a => a!)];

    /// <summary>Has it answer that the download is there, or why not.</summary>
    public async Task<JsonNode> Answer(Guid downloadId, int attempt, string? refusedBecause = null)
    {
        using var answer = await http.PostAsJsonAsync("/answer", new { downloadId, attempt, failed = refusedBecause is null ? null : new { reason = refusedBecause } });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public void Dispose()
    {
        http.Dispose();
        node.StandardInput.Close();
        if (!node.WaitForExit(TimeSpan.FromSeconds(2))) { node.Kill(); }
        node.Dispose();
    }

    private async Task<bool> Answers()
    {
        if (node.HasExited) { throw new InvalidOperationException("Operations ended at once."); }
        try
        {
            await Asked();
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
