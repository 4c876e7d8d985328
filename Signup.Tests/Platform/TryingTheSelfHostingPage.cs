using System.Diagnostics;
using System.Globalization;
using SignupTests.House;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Platform;

/// <summary>The commands of docs/self-hosting.md, run from the page by scripts/try-self-hosting with the program as it is built.</summary>
public sealed class TryingTheSelfHostingPage
{
    [Fact]
    public async Task Its_commands_do_what_it_says()
    {
        if (Endure.InTurn("self-hosting") == 0) { return; }
        var start = new ProcessStartInfo("bash", [Path.Combine(Sources.Root, "scripts", "try-self-hosting"), Path.GetDirectoryName(AppProcess.Built().Dll)!]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["SIGNUP_PORT"] = AppProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        using var script = Process.Start(start)!;
        var (said, errors) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
        await script.WaitForExitAsync();

        var all = await said + await errors;
        Assert.True(script.ExitCode == 0, all);
        var ran = all.Split('\n').Where(line => line.StartsWith("ran ", StringComparison.Ordinal)).ToList();
        foreach (var command in new[] { "cp -r out/. /opt/signup/", "/health/ready answers 200", "dotnet Signup.Web.dll backup ", "dotnet Signup.Web.dll restore " }) { Assert.Contains(ran, line => line.Contains(command, StringComparison.Ordinal)); }
    }
}
