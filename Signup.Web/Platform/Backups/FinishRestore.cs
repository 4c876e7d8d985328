using System.Globalization;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Backups;

/// <summary>
/// The second half of a restore, and of one that was cut off: from the moment it is decided it is carried through, at the next start if need be;
/// before that it is as if it had never begun. Each step may be done twice.
/// </summary>
public sealed class FinishRestore(BackupSource source, DataDirectory data)
{
    /// <summary>Folder of what was in the copy.</summary>
    internal const string Unpacked = "unpacked";

    private const string Decided = "decided";
    private const string Cleared = "cleared";

    /// <summary>Where what was there before is kept; null when there was nothing to do, or nothing there.</summary>
    public string? Run()
    {
        var folder = Path.Combine(data.Root, BackupSource.Restoring);
        if (!IsDecided(folder))
        {
            Forget(folder);
            return null;
        }

        var before = Path.Combine(data.Root, BackupSource.Before + File.ReadAllText(Path.Combine(folder, Decided)));
        if (!File.Exists(Path.Combine(folder, Cleared)))
        {
            foreach (var path in source.Present().ToList()) { Move(path, Path.Combine(OwnFiles.Folder(before), Path.GetFileName(path))); }
            Say(folder, Cleared, string.Empty);
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(Path.Combine(folder, Unpacked)).ToList()) { Move(path, source.PlaceOf(Path.GetFileName(path))); }
        Forget(folder);
        return Directory.Exists(before) ? before : null;
    }

    /// <summary>Whether there is something to carry through, or to forget.</summary>
    public static bool IsCutOff(string dataFolder) => Directory.Exists(Path.Combine(dataFolder, BackupSource.Restoring));

    /// <summary>It must be carried through before anything in the folder is what it seems.</summary>
    public static bool IsHalfDone(string dataFolder) => IsDecided(Path.Combine(dataFolder, BackupSource.Restoring));

    internal static bool IsDecided(string folder) => File.Exists(Path.Combine(folder, Decided));

    internal static void Decide(string folder, DateTimeOffset now) => Say(folder, Decided, now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));

    /// <summary>The decision first: a folder that is half gone must not be carried through again.</summary>
    internal static void Forget(string folder)
    {
        if (!Directory.Exists(folder)) { return; }
        File.Delete(Path.Combine(folder, Decided));
        Directory.Delete(folder, recursive: true);
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from)) { Directory.Move(from, to); }
        else { File.Move(from, to, overwrite: true); }
    }

    /// <summary>A mark is there as a whole or not at all.</summary>
    private static void Say(string folder, string mark, string words)
    {
        var path = Path.Combine(folder, mark + ".part");
        using (var written = new FileStream(path, FileMode.Create))
        {
            written.Write(System.Text.Encoding.ASCII.GetBytes(words));
            written.Flush(flushToDisk: true);
        }

        File.Move(path, Path.Combine(folder, mark));
    }
}
