using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Backups;

/// <summary>Finds copies and reads them back, each file against its hash. Refusals: BACKUP_NOT_FOUND, BACKUP_DAMAGED, BACKUP_NEWER.</summary>
public sealed class OpenBackup(BackupSource source, IDbContextFactory<SignupDb> contexts)
{
    public static readonly Refusal NotFound = Refusal.NotFound("BACKUP_NOT_FOUND", "There is no backup {0}.");

    public static readonly Refusal Damaged = Refusal.Invalid("BACKUP_DAMAGED", "{0} is damaged or no backup of Signup: {1}. Take another one.", "file");

    public static readonly Refusal Newer = Refusal.Conflict("BACKUP_NEWER", "{0} was taken by a newer Signup ({1}). Install that version first.");

    /// <summary>Those in the folder of backups, the newest first.</summary>
    public IReadOnlyList<FileInfo> All() => Directory.Exists(source.Folder)
        ? [.. new DirectoryInfo(source.Folder).EnumerateFiles($"{TakeBackup.Begins}*{TakeBackup.Ends}").OrderByDescending(file => file.Name, StringComparer.Ordinal)]
        : [];

    /// <summary>Reads all of it and compares.</summary>
    public Result<BackupManifest> Check(string file, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Read(file, "Checking", _ => Stream.Null, progress, cancellationToken);

    /// <summary>Unpacks it into an empty folder and compares on the way.</summary>
    internal Result<BackupManifest> Unpack(string file, string folder, IProgress<BackupProgress>? progress, CancellationToken cancellationToken) =>
        Read(file, "Unpacking", entry => Make(Path.Combine(folder, entry.Name), folder), progress, cancellationToken);

    private Result<BackupManifest> Read(string file, string what, Func<BackupEntry, Stream> to, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) { return NotFound with { Arguments = [file] }; }
        try
        {
            using var zip = ZipFile.OpenRead(file);
            using var last = zip.GetEntry(BackupManifest.FileName)?.Open();
            if (last is null || BackupManifest.Read(last) is not { } manifest) { return Because(file, "it was never finished"); }
            if (IsNewer(manifest)) { return Newer with { Arguments = [file, manifest.Program] }; }
            var meter = new Meter(what, manifest.Bytes, progress);
            foreach (var entry in manifest.Entries)
            {
                if (zip.GetEntry(entry.Name) is not { } packed) { return Because(file, $"{entry.Name} is missing"); }
                using var from = packed.Open();
                using var into = to(entry);
                var (_, hash) = Hashing.Copy(from, into, meter.OfNextFile, cancellationToken);
                if (hash != entry.Hash) { return Because(file, $"{entry.Name} is not what was written"); }
                meter.FileIsDone(entry.Bytes);
            }

            return manifest;
        }
        catch (InvalidDataException e)
        {
            return Because(file, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>A change of the tables in it that this program does not know.</summary>
    private bool IsNewer(BackupManifest manifest)
    {
        using var db = contexts.CreateDbContext();
        return manifest.Schema.Length > 0 && !db.Database.GetMigrations().Contains(manifest.Schema, StringComparer.Ordinal);
    }

    private static Refusal Because(string file, string why) => Damaged with { Arguments = [file, why] };

    private static FileStream Make(string path, string folder)
    {
        var full = Path.GetFullPath(path);
        if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) { throw new InvalidDataException($"{path} would be written elsewhere"); }
        OwnFiles.Folder(Path.GetDirectoryName(full)!);
        return File.Create(full);
    }
}
