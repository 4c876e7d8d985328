using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Platform;

/// <summary>The program as a process of its own: whose its files are, who else may use its folder, and how it ends when it is told to.</summary>
public sealed class AFolderOfItsOwn(ITestOutputHelper output)
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Is_private_and_for_one_process_and_left_within_ten_seconds_whatever_is_half_done()
    {
        using var app = new AppProcess();
        await app.Start();

        Assert.Empty(OpenToOthers(app.Folder));

        using var second = new AppProcess { Folder = app.Folder };
        var (code, errors) = await second.StartInVain();
        Assert.Equal((1, $"Data: {app.Folder} is in use by another Signup. End that one, or give this one a folder of its own (Data:Directory)."), (code, errors.Trim()));

        var (times, held) = (Endure.Times("terminations", daily: 1), 20);
        for (var n = 1; ; n++)
        {
            var (ended, took) = await StopWith(app, held);
            output.WriteLine($"SIGTERM with {held} requests half sent, {held} circuits open and pages being asked for: {took.TotalSeconds:0.0} s, exit code {ended}");
            Assert.Equal((0, true), (ended, took < StopsWithin));
            if (n == times) { return; }
            await app.Start();
        }
    }

    [Fact]
    public void Two_in_one_process_cannot_have_it_either()
    {
        using var shop = new AppHost();
        using var other = new DataLock(shop.Get<DataDirectory>(), shop.Get<IDatabase>());

        Assert.Throws<FolderInUseException>(other.Take);
    }

    private static async Task<(int Code, TimeSpan Took)> StopWith(AppProcess app, int held)
    {
        var at = new Uri(app.Url);
        List<IDisposable> open = [];
        for (var n = 0; n < held; n++)
        {
            open.Add(await HalfARequest(at));
            open.Add(await ACircuit(at));
        }

        using var enough = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskOn(at, enough.Token)));
        var stopped = await app.Stop();
        await enough.CancelAsync();
        await load;
        open.ForEach(one => one.Dispose());
        return stopped;
    }

    private static async Task<TcpClient> HalfARequest(Uri at)
    {
        var client = new TcpClient();
        await client.ConnectAsync(at.Host, at.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /api/customers HTTP/1.1\r\nHost: {at.Authority}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{\"email\":"));
        return client;
    }

    private static async Task<ClientWebSocket> ACircuit(Uri at)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(at) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var answer = new byte[64];
        var length = (await socket.ReceiveAsync(answer, CancellationToken.None)).Count;
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer, 0, length));
        return socket;
    }

    private static async Task AskOn(Uri at, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = at };
        try
        {
            while (!cancellationToken.IsCancellationRequested) { _ = await http.GetStringAsync("/api/plans", cancellationToken); }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // it is gone
        }
    }

    private static List<string> OpenToOthers(string folder)
    {
        List<string> open = [];
        if (OperatingSystem.IsWindows()) { return open; }
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            if ((File.GetUnixFileMode(entry) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != UnixFileMode.None) { open.Add(entry); }
        }

        return open;
    }
}
