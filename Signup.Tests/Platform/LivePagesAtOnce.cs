using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Platform;

/// <summary>Each live page holds memory of the server for as long as it is open.</summary>
public sealed class LivePagesAtOnce : IDisposable
{
    private readonly AppHost shop = new(settings: [new("Limits:LivePages", "3")]);

    [Fact]
    public async Task Are_refused_beyond_the_limit_of_their_network_with_a_sentence_until_one_is_closed()
    {
        using var http = new HttpClient { BaseAddress = new Uri(shop.Url) };
        List<ClientWebSocket> pages = [];
        var spare = await Negotiated(http);
        for (var n = 0; n < 3; n++) { pages.Add(await Connect(await Negotiated(http))); }

        using var refused = await http.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("Too many pages are open from your network.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<WebSocketException>(() => Connect(spare));

        pages[0].Dispose();
        await Eventually.Hold(
            async () =>
            {
                using var again = await http.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null);
                return again.StatusCode == HttpStatusCode.OK;
            },
            "room for another page");
        pages.ForEach(page => page.Dispose());
    }

    public void Dispose() => shop.Dispose();

    private static async Task<string> Negotiated(HttpClient http)
    {
        using var answer = await http.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["connectionToken"]!;
    }

    private async Task<ClientWebSocket> Connect(string token)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{shop.Url.Replace("http://", "ws://", StringComparison.Ordinal)}/_blazor?id={token}"), default);
        return socket;
    }
}
