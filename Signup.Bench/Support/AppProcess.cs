using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SignupWeb.Platform.Data;

namespace SignupBench.Support;

/// <summary>The application as a process of its own, so that what it costs is its own.</summary>
internal sealed class AppProcess : IDisposable
{
    private readonly Process process;

    /// <param name="command">The program, and what it is told before the settings.</param>
    /// <param name="folder">Where its data is; a new one when nothing is said.</param>
    public AppProcess(string[] command, string? folder = null, params IEnumerable<(string Key, string Value)> settings)
    {
        Folder = folder ?? Disk.Folder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        string[] arguments = [.. command, "--urls", Url.OriginalString, "--Data:Directory", Folder, "--Logging:LogLevel:Default", "None", .. settings.SelectMany(s => (string[])["--" + s.Key, s.Value])];
        process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = HomeOf(command[0]), RedirectStandardOutput = true, UseShellExecute = false })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    /// <summary>The web project's own output of the configuration at hand; built with this one, which refers to it.</summary>
    public static string Built
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Root, "Signup.Web", "bin", output.Parent!.Name, output.Name, typeof(SignupDb).Assembly.GetName().Name + ".dll");
        }
    }

    /// <summary>Where Signup.sln is.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Signup.sln"))) { folder = folder.Parent ?? throw new InvalidOperationException("The figures run below the folder of Signup.sln."); }
            return folder.FullName;
        }
    }

    public Uri Url { get; }

    public string Folder { get; }

    /// <summary>Milliseconds of processor it has used so far.</summary>
    public double Used
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>Waits until this answers.</summary>
    public async Task Answers(string path)
    {
        using var http = new HttpClient { BaseAddress = Url };
        await Until.Holds(
            async () =>
            {
                if (process.HasExited) { throw new InvalidOperationException($"The application ended with {process.ExitCode}."); }
                try
                {
                    using var answer = await http.GetAsync(path);
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the application",
            2);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>The published program has its files beside it; the built one beside the source.</summary>
    private static string HomeOf(string program) => program == Built ? Path.Combine(Root, "Signup.Web") : Path.GetDirectoryName(program)!;
}
