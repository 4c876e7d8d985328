using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SignupBench.Support;

/// <summary>A live page as the server sees it: asks for the page, opens its circuit, confirms each rendering and says yes to every call of a script. No browser, so what is measured is the server.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly Uri server;
    private Task listening = Task.CompletedTask;
    private string id = string.Empty;

    private Circuit(Uri server, CookieContainer cookies)
    {
        this.server = server;
        socket.Options.Cookies = cookies;
    }

    public static async Task<Circuit> Open(Uri server, string path, CookieContainer cookies)
    {
        using var handler = new SocketsHttpHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = server };
        using var answer = await http.GetAsync(path);
        var page = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var circuit = new Circuit(server, cookies);
        await circuit.Start(answer.RequestMessage!.RequestUri!, page);
        return circuit;
    }

    /// <summary>Says goodbye as a browser does: one that only hangs up is kept for some minutes, in case it comes back.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var http = new HttpClient())
        using (var goodbye = new FormUrlEncodedContent([new("circuitId", id)]))
        using (var answer = await http.PostAsync(new Uri(server, "/_blazor/disconnect"), goodbye)) { answer.EnsureSuccessStatusCode(); }

        await closing.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        sending.Dispose();
        closing.Dispose();
    }

    private async Task Start(Uri address, string page)
    {
        var parts = Part().Matches(page).Select(m => JsonNode.Parse(m.Groups["marker"].Value)!).Where(marker => (string?)marker["type"] == "server").ToList();
        if (parts.Count == 0) { throw new InvalidOperationException($"{address} has no live part."); }
        var operations = new JsonObject
        {
            ["batchId"] = 1,
            ["operations"] = new JsonArray([.. parts.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker.DeepClone() })]),
        };
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/_blazor" }.Uri, closing.Token);
        await Send(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        listening = Listen();
        await Invoke("0", "StartCircuit", server.AbsoluteUri, address.AbsoluteUri, "[]", string.Empty);
        await Invoke(null, "UpdateRootComponents", operations.ToJsonString(), State().Match(page).Groups["state"].Value);
        await rendered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Task.Delay(Quiet);
    }

    private async Task Listen()
    {
        var buffer = new byte[1 << 20];
        var filled = 0;
        var greeted = false;
        while (!closing.IsCancellationRequested)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(filled), closing.Token);
            if (got.MessageType == WebSocketMessageType.Close) { throw new WebSocketException("The server closed the circuit."); }
            filled += got.Count;
            if (!greeted && buffer.AsSpan(0, filled).IndexOf((byte)0x1e) is var end and >= 0)
            {
                greeted = true;
                Array.Copy(buffer, end + 1, buffer, 0, filled -= end + 1);
            }

            var (messages, taken) = greeted ? Pack.Read(buffer.AsSpan(0, filled)) : ([], 0);
            Array.Copy(buffer, taken, buffer, 0, filled -= taken);
            foreach (var message in messages) { await Answer(message); }
        }
    }

    /// <summary>[1, headers, id, name, arguments] is a call; [3, headers, id, 3, result] the answer to ours.</summary>
    private async Task Answer(object?[] message)
    {
        if (message is [3L, _, _, 3L, string started]) { id = started; }
        if (message is not [1L, _, _, string name, object?[] arguments, ..]) { return; }
        switch (name)
        {
            case "JS.RenderBatch":
                await Invoke(null, "OnRenderCompleted", arguments[0], null);
                rendered.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                var result = arguments is [_, _, _, 1L, ..] ? "{\"__jsObjectId\":1}" : "null";
                await Invoke(null, "EndInvokeJSFromDotNet", arguments[0], true, string.Create(CultureInfo.InvariantCulture, $"[{arguments[0]},true,{result}]"));
                break;
            case "JS.Error":
                rendered.TrySetException(new InvalidOperationException(JsonSerializer.Serialize(arguments)));
                break;
            default: break;
        }
    }

    private Task Invoke(string? id, string name, params object?[] arguments) => Send(Pack.Write([1, new Dictionary<string, string>(StringComparer.Ordinal), id, name, arguments]));

    private async Task Send(byte[] bytes)
    {
        await sending.WaitAsync(closing.Token);
        try
        {
            await socket.SendAsync(bytes.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, closing.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(?<marker>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();
}
