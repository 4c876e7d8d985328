using System.Net;
using System.Net.Sockets;

namespace SignupBench.Support;

/// <summary>A program as a process of its own, so that what it costs is its own.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;

    /// <param name="home">The folder it is started in.</param>
    public Child(string program, string home, params IEnumerable<string> arguments) =>
        process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = home, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;

    /// <summary>This program.</summary>
    public static string Bench => Path.Combine(AppContext.BaseDirectory, "Signup.Bench.dll");

    /// <summary>The application as it was built together with this program, and the folder it runs in.</summary>
    public static (string Program, string Home) Built
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var home = Path.Combine(Root, "Signup.Web");
            return (Path.Combine(home, "bin", output.Parent!.Name, output.Name, "Signup.Web.dll"), home);
        }
    }

    /// <summary>Where Signup.sln is.</summary>
    public static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Signup.sln"))) { folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The figures run below the folder of Signup.sln."); }
            return folder;
        }
    }

    /// <summary>Milliseconds of processor it has used so far.</summary>
    public double Used
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>Starts a web application and waits until it says that it can be used.</summary>
    public static async Task<(Child App, Uri Url)> Serving(string program, string home, params IEnumerable<string> arguments)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var url = new Uri($"http://{free.LocalEndpoint}");
        free.Stop();
        var app = new Child(program, home, [.. arguments, "--urls", url.OriginalString, "--Logging:LogLevel:Default", "None"]);
        using var http = new HttpClient { BaseAddress = url };
        await Until.Holds(() => app.IsReady(http), "the application", 2);
        return (app, url);
    }

    public Task<string?> Hear() => process.StandardOutput.ReadLineAsync();

    public Task Say(string line) => process.StandardInput.WriteLineAsync(line);

    public Task Ends() => process.WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) { process.Kill(); }
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<bool> IsReady(HttpClient http)
    {
        if (process.HasExited) { throw new InvalidOperationException($"The application ended with {process.ExitCode}."); }
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
