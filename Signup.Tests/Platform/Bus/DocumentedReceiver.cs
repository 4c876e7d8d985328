using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SignupTests.Platform.Bus;

/// <summary>What came to the receiver, as it came.</summary>
internal sealed record Heard(string? Signature, string? ContentType, byte[] Body)
{
    private readonly JsonNode json = JsonNode.Parse(Body)!;

    public Guid Id => Guid.Parse((string)json["id"]!);

    public string Type => (string)json["type"]!;

    public string Subject => (string)json["subject"]!;

    public JsonNode Json => json;
}

/// <summary>Another system with a real server of its own. It knows us by docs/events.md alone: nothing of the application checks or signs here.</summary>
internal sealed class DocumentedReceiver : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<Heard> heard = new();

    private DocumentedReceiver(WebApplication server) => this.server = server;

    public string Url => server.Urls.First() + "/events";

    public IReadOnlyList<Heard> Heard => [.. heard];

    /// <summary>What it answers; null takes everything.</summary>
    public Func<Heard, HttpContext, Task>? Answer { get; set; }

    public static async Task<DocumentedReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new DocumentedReceiver(builder.Build());
        receiver.server.MapPost("/events", receiver.Take);
        await receiver.server.StartAsync();
        return receiver;
    }

    /// <summary>The four steps under "Who sent it".</summary>
    public static bool IsGenuine(string header, byte[] body, string secret, DateTimeOffset now)
    {
        var parts = header.Split(',').Select(part => part.Split('=', 2)).ToList();
        var time = parts.Single(part => part[0] == "t")[1];
        var expected = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(time + "."), .. body]));
        return parts.Exists(part => part[0] == "v1" && string.Equals(part[1], expected, StringComparison.OrdinalIgnoreCase))
            && Math.Abs(now.ToUnixTimeSeconds() - long.Parse(time, CultureInfo.InvariantCulture)) <= 300;
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
    }

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var one = new Heard(http.Request.Headers["Signup-Signature"], http.Request.ContentType, body.ToArray());
        heard.Enqueue(one);
        if (Answer is { } answer) { await answer(one, http); }
    }
}
