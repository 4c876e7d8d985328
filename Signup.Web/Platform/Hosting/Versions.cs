using System.Runtime.Versioning;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace SignupWeb.Platform.Hosting;

/// <summary>What runs beside our packages, as this machine loads it: for scripts/dependencies.</summary>
public static class Versions
{
    /// <summary>.NET, SQLite, and OpenSSL where it is used.</summary>
    public static IEnumerable<(string Name, string Version)> InUse()
    {
        yield return (".net", Environment.Version.ToString());
        using (var memory = new SqliteConnection("Data Source=:memory:"))
        {
            memory.Open();
            yield return ("sqlite", memory.ServerVersion);
        }

        if (!OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS()) { yield return ("openssl", OpenSsl()); }
    }

    /// <summary>E.g. 3.0.2: the number the library gives for itself.</summary>
    [UnsupportedOSPlatform("windows")]
    [UnsupportedOSPlatform("osx")]
    private static string OpenSsl()
    {
        var number = SafeEvpPKeyHandle.OpenSslVersion;
        return $"{number >> 28}.{(number >> 20) & 0xFF}.{(number >> 4) & 0xFF}";
    }
}
