using System.Runtime.InteropServices;

namespace SignupWeb.Platform.Hosting;

/// <summary>What this process writes is its user's alone, whoever writes it: the database, mails, keys, files people send.</summary>
internal static class PrivateFiles
{
    // of group and others: read, write, search
    private const uint Nobody = 0b_111_111;

    /// <summary>From now on. Windows takes the rights of the folder.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows()) { _ = Mask(Nobody); }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Mask(uint mask);
}
