using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Backups;

/// <summary>What a copy is made of: the databases, then the files that their rows name. What is only for the running program stays.</summary>
public sealed class BackupSource(DataDirectory data, DatabaseFile database, IOptionsMonitor<BackupOptions> options)
{
    /// <summary>The main database in a copy, wherever it stands.</summary>
    public const string MainDatabase = "signup.db";

    /// <summary>Folder of a restore that is under way.</summary>
    public const string Restoring = ".restoring";

    /// <summary>How folders begin that keep what was there before a restore.</summary>
    public const string Before = "before-restore-";

    /// <summary>In the data folder; copies made before tables change stay there, wherever the others go.</summary>
    public const string Backups = "backups";

    /// <summary>Where copies are kept.</summary>
    public string Folder => Path.GetFullPath(options.CurrentValue.Directory is { Length: > 0 } set ? set : Backups, data.Root);

    /// <summary>
    /// The main database first: what the sandbox or a folder has gained since then is found by asking or is swept away; the other way
    /// round a row would name what is not there.
    /// </summary>
    public IEnumerable<(string Name, string Path, bool IsDatabase)> Files()
    {
        if (File.Exists(database.Path)) { yield return (MainDatabase, database.Path, true); }
        foreach (var top in Present())
        {
            IEnumerable<string> below = Directory.Exists(top) ? Directory.EnumerateFiles(top, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [top];
            foreach (var file in below)
            {
                if (file != database.Path && !IsBesideADatabase(file)) { yield return (Path.GetRelativePath(data.Root, file).Replace('\\', '/'), file, file.EndsWith(".db", StringComparison.Ordinal)); }
            }
        }
    }

    /// <summary>What stands at the top of the data folder and belongs to the shop, with the main database where it stands elsewhere.</summary>
    public IEnumerable<string> Present() =>
        Directory.EnumerateFileSystemEntries(data.Root).Where(path => path != Folder && Path.GetFileName(path) is var name && name is not (DataLock.FileName or Restoring or Backups) && !name.StartsWith(Before, StringComparison.Ordinal))
            .Concat(new[] { "", "-wal", "-shm" }.Select(end => database.Path + end).Where(File.Exists))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Where a file or folder at the top of a copy belongs.</summary>
    public string PlaceOf(string name) => name == MainDatabase ? database.Path : Path.Combine(data.Root, name);

    private static bool IsBesideADatabase(string file) => file.EndsWith(".db-wal", StringComparison.Ordinal) || file.EndsWith(".db-shm", StringComparison.Ordinal);
}
