using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using SignupTests.Support;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Mail;
using Xunit;

namespace SignupTests.Access;

/// <summary>
/// nginx and Caddy with the samples of docs/self-hosting.md, changed in ports and certificate alone: https ends there, and the shop still knows
/// who comes, that it was over https, and speaks to its pages.
/// </summary>
public sealed class ThroughRealProxies
{
    private const string Host = "shop.example.com";
    private const string Visitor = "127.0.9.2";
    private const string Neighbour = "127.0.8.2";

    [Theory]
    [InlineData("nginx")]
    [InlineData("caddy")]
    public async Task Https_addresses_limits_mails_cookies_and_live_pages_are_right(string proxy)
    {
        var port = AppProcess.FreePort();
        var address = string.Create(CultureInfo.InvariantCulture, $"https://{Host}:{port}");
        await using var shop = new AppHost(settings: [new("Public:BaseUrl", address), new("Public:Proxies", "127.0.0.1"), new("Limits:Api:Count", "4")]);
        var home = Template.EmptyFolder();
        using var running = RealProxy.Start(proxy, home, Host, port, new Uri(shop.Url).Port);
        using var way = WayFrom(Visitor, port);
        using var http = new HttpClient(way, disposeHandler: false) { BaseAddress = new Uri(address), DefaultRequestHeaders = { { "X-Forwarded-For", "203.0.113.5" } } };
        await Eventually.Hold(() => Answers(http), $"{proxy} answering");

        await ItIsHttps(http);
        await ItKnowsWhoComes(shop, http, address);
        await LimitsCountEachAddress(port, address, http);
        await PagesAreLive(way, new Uri(address));
    }

    private static async Task ItIsHttps(HttpClient http)
    {
        using var page = await http.GetAsync("/sign-in");

        Assert.Contains("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/dev/mail")).StatusCode);
    }

    private static async Task ItKnowsWhoComes(AppHost shop, HttpClient http, string address)
    {
        using var made = await http.PostAsJsonAsync("/api/customers", new { email = "mara@hafenlicht.example", password = "kran-elbe-mittwoch", firstName = "Mara", lastName = "Lindqvist" });

        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        Assert.Equal("127.0.9.0/24", Assert.Single(await shop.All<Session>()).Network);
        Assert.Contains($"{address}/", Assert.Single(await shop.All<MailMessage>()).Text, StringComparison.Ordinal);
    }

    private static async Task LimitsCountEachAddress(int port, string address, HttpClient http)
    {
        using var way = WayFrom(Neighbour, port);
        using var neighbour = new HttpClient(way, disposeHandler: false) { BaseAddress = new Uri(address) };
        HttpStatusCode last;
        do
        {
            using var answer = await http.GetAsync("/api/plans");
            last = answer.StatusCode;
        }
        while (last == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.OK, (await neighbour.GetAsync("/api/plans")).StatusCode);
    }

    private static async Task PagesAreLive(SocketsHttpHandler way, Uri address)
    {
        using var invoker = new HttpMessageInvoker(way, disposeHandler: false);
        var at = new UriBuilder(address) { Scheme = "wss", Path = "/_blazor" }.Uri;
        using var foreign = new ClientWebSocket();
        foreign.Options.SetRequestHeader("Origin", "https://evil.example");
        await Assert.ThrowsAsync<WebSocketException>(() => foreign.ConnectAsync(at, invoker, CancellationToken.None));

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(at, invoker, CancellationToken.None);
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var answer = new byte[64];

        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer, 0, (await socket.ReceiveAsync(answer, CancellationToken.None)).Count));
    }

    private static async Task<bool> Answers(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/live");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A visitor at an address of their own: all of 127.0.0.0/8 is this machine.</summary>
    private static SocketsHttpHandler WayFrom(string visitor, int port) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
#pragma warning disable MA0039, CA5359 // the certificate is the test's own
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore MA0039, CA5359
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(visitor), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
