using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SignupTests.House;
using SignupWeb.Platform.Data;

namespace SignupTests.Support;

/// <summary>The built application as a process of its own, on one port and one data folder through all its starts, so that it can be killed like a machine that loses power.</summary>
public sealed class AppProcess : IDisposable
{
    private static readonly string DllName = typeof(SignupDb).Assembly.GetName().Name + ".dll";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly StringBuilder said = new();
    private readonly StringBuilder complained = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly string[] settings;
    private Process? process;

    public AppProcess(params string[] settings)
    {
        this.settings = settings;
        Url = $"http://localhost:{FreePort()}";
    }

    public string Url { get; }

    /// <summary>Its data folder; two may be given the same.</summary>
    public string Folder { get; init; } = Template.DataFolder();

    /// <summary>It is told to take a refused write for an error instead of dying of it, so that <see cref="FillTheDisk"/> can refuse them.</summary>
    public bool MeetsAFullDisk { get; init; }

    public int Id => process!.Id;

    /// <summary>It is told its port as container images tell it: ASPNETCORE_HTTP_PORTS instead of --urls.</summary>
    public bool AsInAContainer { get; init; }

    /// <summary>A folder made by scripts/publish; null for the program as it is built with these tests.</summary>
    public string? Published { get; init; }

    /// <summary>Its environment, beyond ours.</summary>
    public IDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Everything it wrote, over all starts.</summary>
    public string Said { get { lock (said) { return said.ToString(); } } }

    /// <summary>Starts it and waits until it says that it can be used; answers how long that took.</summary>
    public async Task<TimeSpan> Start()
    {
        var watch = Stopwatch.StartNew();
        Launch();
        await Eventually.Hold(IsReady, "the application ready", StartsWithin);
        return watch.Elapsed;
    }

    /// <summary>Starts it and waits until it ends by itself; answers its exit code and all that it wrote on standard error.</summary>
    public async Task<(int Code, string Errors)> StartInVain()
    {
        Launch();
        using var patience = new CancellationTokenSource(StartsWithin);
        await process!.WaitForExitAsync(patience.Token);
        return (process.ExitCode, complained.ToString());
    }

    /// <summary>kill -9: nothing is said goodbye to.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>SIGTERM, as a service manager sends it; answers the exit code and how long it took to end.</summary>
    public async Task<(int Code, TimeSpan Took)> Stop()
    {
        var watch = Stopwatch.StartNew();
        await Run("kill", "-TERM", $"{Id}");
        await process!.WaitForExitAsync();
        return (process.ExitCode, watch.Elapsed);
    }

    /// <summary>Has a second process do something with the data folder instead of serving; answers its exit code and all that it wrote.</summary>
    public async Task<(int Code, string Said)> Ask(params string[] verb)
    {
        var (dll, home) = Built();
        using var asked = Process.Start(new ProcessStartInfo("dotnet", [dll, .. verb, "--Data:Directory", Folder]) { WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (output, errors) = (asked.StandardOutput.ReadToEndAsync(), asked.StandardError.ReadToEndAsync());
        await asked.WaitForExitAsync();
        return (asked.ExitCode, await output + await errors);
    }

    /// <summary>The same, killed after that long (kill -9); answers whether it had ended by itself.</summary>
    public async Task<bool> AskAndKill(TimeSpan after, params string[] verb)
    {
        var (dll, home) = Built();
        using var asked = Process.Start(new ProcessStartInfo("dotnet", [dll, .. verb, "--Data:Directory", Folder]) { WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        _ = (asked.StandardOutput.ReadToEndAsync(), asked.StandardError.ReadToEndAsync());
        using var moment = new CancellationTokenSource(after);
        try
        {
            await asked.WaitForExitAsync(moment.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            asked.Kill();
            await asked.WaitForExitAsync();
            return false;
        }
    }

    /// <summary>From now on no file takes a byte more, until there is room again.</summary>
    public Task FillTheDisk(bool full = true) => Run("prlimit", "--pid", $"{Id}", full ? "--fsize=0:unlimited" : "--fsize=unlimited:unlimited");

    private static async Task Run(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        await run.WaitForExitAsync();
        if (run.ExitCode != 0) { throw new InvalidOperationException($"{program} ended with {run.ExitCode}."); }
    }

    public void Dispose()
    {
        if (process is not null)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        http.Dispose();
        if (Directory.Exists(Folder)) { Template.Remove(Folder); }
    }

    private void Launch()
    {
        var (dll, home) = Published is null ? Built() : (Path.Combine(Published, DllName), Published);
        string[] address = AsInAContainer ? [] : ["--urls", Url];
        string[] arguments = [dll, .. address, "--Data:Directory", Folder, "--Logging:LogLevel:Default", "Warning", "--Limits:Api:Count", "100000", "--Limits:Registration:Count", "100000", "--Limits:SignIn:Count", "100000", "--Limits:Mail:Count", "100000", "--Limits:Start:Count", "100000", "--Access:PasswordIterations", "1000", .. settings];
        var start = new ProcessStartInfo(MeetsAFullDisk ? "env" : "dotnet", MeetsAFullDisk ? ["--ignore-signal=XFSZ", "dotnet", .. arguments] : arguments) { WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, Environment = { ["DOTNET_TieredPGO"] = "0" } };
        foreach (var (name, value) in Variables) { start.Environment[name] = value; }
        if (AsInAContainer) { start.Environment["ASPNETCORE_HTTP_PORTS"] = new Uri(Url).Port.ToString(CultureInfo.InvariantCulture); }
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Note(line.Data, said);
        process.ErrorDataReceived += (_, line) => Note(line.Data, said, complained);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task<bool> IsReady()
    {
        if (process!.HasExited) { throw new InvalidOperationException($"The application ended with {process.ExitCode}:{Environment.NewLine}{Said}"); }
        try
        {
            using var answer = await http.GetAsync(Url + "/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Note(string? line, params StringBuilder[] where)
    {
        if (line is not null) { lock (said) { foreach (var kept in where) { kept.AppendLine(line); } } }
    }

    /// <summary>The web project's own output of the same configuration as these tests; built with them, because they refer to it.</summary>
    internal static (string Dll, string Home) Built()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var home = Path.Combine(Sources.Root, "Signup.Web");
        var dll = Path.Combine(home, "bin", output.Parent!.Name, output.Name, DllName);
        return File.Exists(dll) ? (dll, home) : throw new InvalidOperationException($"{dll} is not built.");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
