using System.Security.Cryptography;

namespace SignupWeb.Payments.Sandbox;

/// <summary>The sandbox's API key and webhook secret, made at first run and readable only by the account the server runs under.</summary>
public sealed class SandboxSecrets
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public SandboxSecrets(SandboxOptions options)
    {
        var folder = System.IO.Path.Combine(options.DataDirectory, "sandbox");
        Directory.CreateDirectory(folder);
        ApiKey = ReadOrMake(System.IO.Path.Combine(folder, "key"), "sk_test_sandbox_");
        WebhookSecret = ReadOrMake(System.IO.Path.Combine(folder, "webhook-secret"), "whsec_");
    }

    public string ApiKey { get; }

    public string WebhookSecret { get; }

    private static string ReadOrMake(string file, string prefix)
    {
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 30 } kept && kept.StartsWith(prefix, StringComparison.Ordinal)) { return kept; }

        var made = prefix + RandomNumberGenerator.GetString(Letters, 32);
        var fresh = file + ".new";
        using (var stream = new FileStream(fresh, OwnerOnly()))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(made));
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, file, overwrite: true);
        return made;
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        return options;
    }
}
