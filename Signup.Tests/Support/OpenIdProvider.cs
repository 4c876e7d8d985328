using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SignupTests.Support;

/// <summary>
/// A real OpenID Provider (npm oidc-provider) on a port of its own. The login name chooses the claims: verified-..., unverified-...,
/// noemail-.... It ends when its stdin closes, so also when the tests are killed.
/// </summary>
public sealed class OpenIdProvider : IDisposable
{
    public const string ClientId = "signup";
    public const string ClientSecret = "a-secret-for-the-tests-only-0123456789";

    private Process? node;

    public OpenIdProvider() => Address = $"http://localhost:{FreePort()}";

    /// <summary>Known before it runs.</summary>
    public string Address { get; }

    /// <param name="redirectAddresses">Where it may send people back to.</param>
    public async Task Start(params string[] redirectAddresses)
    {
        var folder = Path.Combine(SolutionFolder(), "Signup.Tests", "Support", "OpenIdProvider");
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) { throw new InvalidOperationException($"Run scripts/test, or npm ci in {folder}: the OpenID Provider of the tests is not there."); }
        node = Process.Start(new ProcessStartInfo("node", ["server.mjs", new Uri(Address).Port.ToString(CultureInfo.InvariantCulture), string.Join(',', redirectAddresses)]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        node.OutputDataReceived += (_, _) => { };
        node.ErrorDataReceived += (_, _) => { };
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        using var http = new HttpClient();
        await Eventually.Hold(() => Answers(http), "the OpenID Provider's discovery document");
    }

    public void Dispose()
    {
        if (node is null) { return; }
        node.StandardInput.Close();
        if (!node.WaitForExit(TimeSpan.FromSeconds(2))) { node.Kill(); }
        node.Dispose();
        node = null;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> Answers(HttpClient http)
    {
        if (node!.HasExited) { throw new InvalidOperationException("The OpenID Provider ended at once."); }
        try
        {
            return (await http.GetAsync(new Uri(Address + "/.well-known/openid-configuration"))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    internal static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signup.sln"))) { folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the source tree."); }
        return folder.FullName;
    }
}
