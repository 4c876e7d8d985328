using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace SignupBench.Support;

/// <summary>A live page as the server sees it: asks for the page, opens its circuit, confirms each rendering and says yes to every call of a script. No browser, so it costs little.</summary>
internal sealed partial class Circuit
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly Uri page;
    private readonly string cookie;
    private readonly HubConnection connection;
    private readonly TaskCompletionSource rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Expected? expected;
    private string id = string.Empty;

    private Circuit(Uri page, string cookie)
    {
        (this.page, this.cookie) = (page, cookie);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(page, "/_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            if (cookie.Length > 0) { options.Headers["Cookie"] = cookie; }
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        connection = builder.Build();
        connection.On("JS.RenderBatch", async (long batch, byte[] content) =>
        {
            if (expected is { } text && content.AsSpan().IndexOf(text.Words) >= 0) { text.Seen.TrySetResult(); }
            await connection.SendAsync("OnRenderCompleted", batch, null);
            rendered.TrySetResult();
        });
        connection.On("JS.BeginInvokeJS", (long call, string _, string _, int result, long _, int _) =>
            connection.SendAsync("EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,{(result == 1 ? "{\"__jsObjectId\":1}" : "null")}]")));
        connection.On("JS.Error", (string error) => rendered.TrySetException(new InvalidOperationException(error)));
    }

    public static async Task<Circuit> Open(Uri page, string cookie)
    {
        var circuit = new Circuit(page, cookie);
        await circuit.Start();
        return circuit;
    }

    /// <summary>Ends when the page is told to show these words, from now on.</summary>
    public Task Shows(string words)
    {
        var awaited = new Expected(Encoding.UTF8.GetBytes(words), new(TaskCreationOptions.RunContinuationsAsynchronously));
        expected = awaited;
        return awaited.Seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Says goodbye as a browser does: one that only hangs up is kept for some minutes, in case it comes back.</summary>
    public async Task Leave()
    {
        using var http = new HttpClient();
        using var goodbye = new FormUrlEncodedContent([new("circuitId", id)]);
        using var answer = await http.PostAsync(new Uri(page, "/_blazor/disconnect"), goodbye);
        await connection.DisposeAsync();
    }

    private async Task Start()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        if (cookie.Length > 0) { http.DefaultRequestHeaders.Add("Cookie", cookie); }
        var html = await http.GetStringAsync(page);
        var parts = Part().Matches(html).Select(m => JsonNode.Parse(m.Groups["marker"].Value)!).Where(marker => (string?)marker["type"] == "server");
        var added = parts.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker.DeepClone() });
        await connection.StartAsync();
        id = await connection.InvokeAsync<string>("StartCircuit", new Uri(page, "/").AbsoluteUri, page.AbsoluteUri, "[]", string.Empty);
        await connection.SendAsync("UpdateRootComponents", new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. added]) }.ToJsonString(), State().Match(html).Groups["state"].Value);
        await rendered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Task.Delay(Quiet);
    }

    [GeneratedRegex("<!--Blazor:(?<marker>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();

    private sealed record Expected(byte[] Words, TaskCompletionSource Seen);

    /// <summary>Circuits speak MessagePack under a name of their own.</summary>
    private sealed class BlazorPack : IHubProtocol
    {
        private readonly MessagePackHubProtocol pack = new();

        public string Name => "blazorpack";

        public int Version => 1;

        public TransferFormat TransferFormat => pack.TransferFormat;

        public bool IsVersionSupported(int version) => version == Version;

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => pack.GetMessageBytes(message);

        public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => pack.WriteMessage(message, output);

        public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) => pack.TryParseMessage(ref input, binder, out message);
    }
}
