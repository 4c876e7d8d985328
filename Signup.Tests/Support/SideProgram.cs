using System.Diagnostics;
using System.Text;

namespace SignupTests.Support;

/// <summary>A server of the distribution that runs beside a test; it ends with this process, however that ends: its shell waits for the pipe to close.</summary>
internal sealed class SideProgram : IDisposable
{
    private const string Script = """
        "$@" & server=$!
        cat > /dev/null
        kill $server; wait $server
        """;

    private readonly Process shell;
    private readonly StringBuilder said = new();

    private SideProgram(Process shell) => this.shell = shell;

    /// <summary>What it wrote so far.</summary>
    public string Said { get { lock (said) { return said.ToString(); } } }

    /// <summary>Throws when there is no such program: scripts/test installs it.</summary>
    public static SideProgram Start(string program, string home, params string[] arguments)
    {
        var found = new[] { "/usr/sbin", "/usr/bin", "/usr/local/bin" }.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? throw new FileNotFoundException($"There is no {program}: scripts/test installs it.");
        var start = new ProcessStartInfo("bash", ["-c", Script, "beside", found, .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = home, Environment = { ["HOME"] = home } };
        var started = new SideProgram(Process.Start(start)!);
        started.Listen();
        return started;
    }

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    private void Listen()
    {
        shell.OutputDataReceived += (_, line) => Note(line.Data);
        shell.ErrorDataReceived += (_, line) => Note(line.Data);
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
    }

    private void Note(string? line)
    {
        if (line is not null) { lock (said) { said.AppendLine(line); } }
    }
}
