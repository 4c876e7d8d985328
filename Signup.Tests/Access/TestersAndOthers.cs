using System.Net;
using System.Net.Sockets;
using System.Text;
using SignupTests.Support;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Access;

/// <summary>A shop for trying out: its mails, its test pages and test endpoints answer this machine, and whoever has the address of the start.</summary>
public sealed class TestersAndOthers(TestersAndOthers.TestShop shop) : IClassFixture<TestersAndOthers.TestShop>
{
    private static readonly string[] Closed = ["/dev/mail", "/sandbox/test/effects"];

    public static TheoryData<string, string> SignsOfAProxy() => new()
    {
        { "X-Forwarded-For", "203.0.113.9" },
        { "X-Forwarded-Proto", "https" },
        { "X-Forwarded-Host", "shop.example" },
        { "X-Original-For", "203.0.113.9" },
        { "Forwarded", "for=203.0.113.9" },
        { "Via", "1.1 proxy" },
        { "X-Real-IP", "203.0.113.9" },
        { "CF-Connecting-IP", "203.0.113.9" },
        { "Host", "shop.example" },
        { "Origin", "https://shop.example" },
        { "Referer", "https://shop.example/account" },
    };

    [Fact]
    public async Task This_machine_sees_them()
    {
        foreach (var path in Closed) { Assert.Equal((path, HttpStatusCode.OK), (path, await StatusOf(path))); }
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf("/sandbox/checkout/cs_unknown"));
    }

    [Theory]
    [MemberData(nameof(SignsOfAProxy))]
    public async Task What_a_proxy_on_this_machine_hands_on_does_not(string header, string value)
    {
        foreach (var path in Closed) { Assert.Equal((path, HttpStatusCode.NotFound), (path, await StatusOf(path, (header, value)))); }
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf("/sandbox/checkout/cs_unknown", (header, value)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf("/sandbox/invoice/in_unknown", (header, value)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf("/sandbox/stripe/v1/customers", (header, value)));
    }

    [Fact]
    public async Task A_proxy_that_says_nothing_shows_itself_by_the_old_protocol()
    {
        var at = new Uri(shop.App.Url);
        using var proxy = new TcpClient();
        await proxy.ConnectAsync(IPAddress.Loopback, at.Port);
        await using var wire = proxy.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"GET /dev/mail HTTP/1.0\r\nHost: 127.0.0.1:{at.Port}\r\n\r\n"));
        using var reader = new StreamReader(wire);

        Assert.Contains(" 404 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_the_start_lets_a_browser_and_a_program_in()
    {
        var way = shop.App.Get<Testers>().WayIn;
        using var entered = await Ask(way, ("X-Forwarded-For", "203.0.113.9"));
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie")).Split(';')[0];

        Assert.Equal("/dev/mail", entered.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, await StatusOf("/dev/mail", ("X-Forwarded-For", "203.0.113.9"), ("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.OK, await StatusOf("/sandbox/test/effects", ("X-Forwarded-For", "203.0.113.9"), (Testers.Header, way.Split('=')[1])));
    }

    [Fact]
    public async Task A_wrong_one_lets_nobody_in()
    {
        using var refused = await Ask("/dev/enter?token=0123456789abcdef0123456789abcdef");

        Assert.Equal((HttpStatusCode.NotFound, false), (refused.StatusCode, refused.Headers.Contains("Set-Cookie")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf("/dev/mail", ("Via", "1.1 proxy"), ("Cookie", "signup-tester=0123456789abcdef0123456789abcdef")));
    }

    private async Task<HttpStatusCode> StatusOf(string path, params (string Name, string Value)[] headers)
    {
        using var answer = await Ask(path, headers);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> Ask(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) { request.Headers.TryAddWithoutValidation(name, value); }
        return await shop.Http.SendAsync(request);
    }

    public sealed class TestShop : IDisposable
    {
        public TestShop() => Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(App.Url) };

        public AppHost App { get; } = new();

        public HttpClient Http { get; }

        public void Dispose()
        {
            Http.Dispose();
            App.Dispose();
        }
    }
}
