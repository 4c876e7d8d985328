using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SignupTests.Support;

/// <summary>
/// Debian's RabbitMQ on loopback, with a name, ports and a folder of its own. The first who asks starts it; it ends with this process,
/// however that ends: its shell waits for the pipe to close.
/// </summary>
internal static class RabbitMq
{
    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    /// <summary>The port mapper of Erlang stays behind unless it is ours too. What waits for work does not turn in circles meanwhile.</summary>
    private const string Script = """
        exec > "$HOME/said" 2>&1
        epmd -address 127.0.0.1 & mapper=$!
        "$SERVER" & server=$!
        cat > /dev/null
        kill $server; wait $server; kill $mapper; rm -rf "$HOME"
        """;

    /// <summary>Held for its pipe.</summary>
    private static Process? shell;

    private static readonly Lazy<Task<int>> The = new(Start);

    /// <summary>The port it listens on.</summary>
    public static Task<int> Port => The.Value;

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<int> Start()
    {
        var server = Environment.GetEnvironmentVariable("SIGNUP_RABBITMQ") is { Length: > 0 } said ? said : Server;
        if (!File.Exists(server)) { throw new FileNotFoundException($"There is no {server}: scripts/test installs it."); }
        var (home, port) = (Directory.CreateTempSubdirectory("signup-rabbitmq-").FullName, FreePort());
        await File.WriteAllTextAsync(Path.Combine(home, "plugins"), "[].");
        await File.WriteAllTextAsync(Path.Combine(home, "rabbitmq.conf"), string.Create(CultureInfo.InvariantCulture, $"listeners.tcp.1 = 127.0.0.1:{port}\nlog.console = false\nlog.file.level = error\n"));
        shell = Process.Start(new ProcessStartInfo("bash", ["-c", Script]) { UseShellExecute = false, RedirectStandardInput = true, Environment =
        {
            ["SERVER"] = server,
            ["HOME"] = home,
            ["ERL_EPMD_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_NODENAME"] = string.Create(CultureInfo.InvariantCulture, $"signup-tests-{Environment.ProcessId}@localhost"),
            ["RABBITMQ_DIST_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(home, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(home, "log"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(home, "rabbitmq.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(home, "plugins"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}",
        } })!;
        await Eventually.Hold(() => Answers(port), $"RabbitMQ on port {port}", TimeSpan.FromSeconds(90));
        return port;
    }

    private static async Task<bool> Answers(int port)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
