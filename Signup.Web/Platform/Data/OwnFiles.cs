using System.Runtime.InteropServices;

namespace SignupWeb.Platform.Data;

/// <summary>Files and folders are for the user that runs Signup alone (0600 and 0700). On Windows folders inherit what their owner set.</summary>
public static class OwnFiles
{
    private const UnixFileMode OfFiles = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfFolders = OfFiles | UnixFileMode.UserExecute;
    private const uint OthersGetNothing = 0b000_111_111;

    private static readonly string[] Ours = ["keys", "mail", "files", "evidence", "support", "sandbox", "backups"];

    /// <summary>Whatever this process makes from now on, SQLite's files beside the database among it.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows()) { _ = SetMask(OthersGetNothing); }
    }

    /// <summary>Makes the folder when it is missing. One that is there keeps its mode: it may be shared with others on purpose.</summary>
    public static string Folder(string path) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OfFolders)).FullName;

    /// <summary>Takes from others what an earlier version let them read: databases, keys, mails and files in this data folder.</summary>
    public static void Tighten(string root)
    {
        foreach (var folder in Ours.Select(name => Path.Combine(root, name)).Where(Directory.Exists)) { TrySet(folder, OfFolders); }
        foreach (var file in Directory.EnumerateFiles(root, "*.db*")) { TrySet(file, OfFiles); }
    }

    private static void TrySet(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) { return; }
        try
        {
            File.SetUnixFileMode(path, mode);
        }
        catch (UnauthorizedAccessException)
        {
            // it is another account's, who lets us use it
        }
    }

#pragma warning disable SYSLIB1054 // a source-generated import needs unsafe code in the whole project
    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
#pragma warning restore SYSLIB1054
}
