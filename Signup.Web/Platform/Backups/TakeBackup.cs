using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Backups;

/// <summary>A finished copy.</summary>
public sealed record TakenBackup(string Path, long Bytes, BackupManifest Manifest);

/// <summary>
/// Copies all the shop keeps into one file, while it runs. It is read back before it gets its name: what is called a backup can be restored.
/// Refusals: BACKUP_UNDER_WAY, BACKUP_ELSEWHERE with PostgreSQL, BACKUP_FAILED, and BACKUP_DAMAGED where the disk does not give back what was written.
/// </summary>
public sealed class TakeBackup(BackupSource source, OpenBackup open, IDatabase database, IOptionsMonitor<BackupOptions> options, TimeProvider time) : IDisposable
{
    public const string Begins = "signup-";

    public const string Ends = ".zip";

    public static readonly Refusal UnderWay = Refusal.Conflict("BACKUP_UNDER_WAY", "A backup is being taken already.");

    public static readonly Refusal Elsewhere = Refusal.Conflict("BACKUP_ELSEWHERE", "The database is PostgreSQL's: copy it with pg_dump, and the data folder beside it.");

    public static readonly Refusal Failed = new(RefusalKind.Unavailable, "BACKUP_FAILED", "The backup could not be written to {0}: {1}");

    /// <summary>Nobody writes for so long: what such a file was to become was cut off.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim one = new(1);

    /// <param name="path">The file to write; null for the next one in the folder of backups, where the oldest then go.</param>
    public async Task<Result<TakenBackup>> Run(string? path = null, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (database.IsShared) { return Elsewhere; }
        if (!await one.WaitAsync(TimeSpan.Zero, cancellationToken)) { return UnderWay; }
        var file = path ?? Path.Combine(source.Folder, string.Create(CultureInfo.InvariantCulture, $"{Begins}{time.GetUtcNow():yyyyMMdd-HHmmss}{Ends}"));
        try
        {
            return await Task.Run(() => Take(Path.GetFullPath(file), path is null, progress, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            return Failed with { Arguments = [file, e.Message] };
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private Result<TakenBackup> Take(string file, bool isOneOfMany, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        OwnFiles.Folder(Path.GetDirectoryName(file)!);
        var (part, copy) = (file + ".part", file + ".copy");
        try
        {
            var manifest = Write(part, copy, progress, cancellationToken);
            if (open.Check(part, progress, cancellationToken).Refused(out var damaged, out _)) { return damaged; }
            File.Move(part, file, overwrite: true);
            if (isOneOfMany) { ForgetOldest(); }
            return new TakenBackup(file, new FileInfo(file).Length, manifest);
        }
        finally
        {
            File.Delete(part);
            File.Delete(copy);
        }
    }

    private BackupManifest Write(string part, string copy, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var (takenAt, schema, entries, files) = (time.GetUtcNow(), string.Empty, new List<BackupEntry>(), source.Files().ToList());
        var meter = new Meter("Copying", files.Sum(f => SizeOf(f.Path)), progress);
        using var written = new FileStream(part, FileMode.Create, FileAccess.ReadWrite);
        using var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, path, isDatabase) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var size = SizeOf(path);
            if (isDatabase) { Copy(path, copy, meter.OfNextFile, cancellationToken); }
            if (name == BackupSource.MainDatabase) { schema = DatabaseCopy.SchemaOf(copy); }
            if (Packed(zip, name, isDatabase ? copy : path) is { } entry) { entries.Add(entry); }
            meter.FileIsDone(size);
        }

        var manifest = new BackupManifest(ProgramVersion, schema, takenAt, entries);
        using (var last = zip.CreateEntry(BackupManifest.FileName).Open()) { manifest.Write(last); }
        zip.Dispose();
        written.Flush(flushToDisk: true);
        return manifest;
    }

    private static void Copy(string database, string copy, IProgress<long> copied, CancellationToken cancellationToken)
    {
        File.Delete(copy);
        DatabaseCopy.Make(database, copy, copied, cancellationToken);
        if (DatabaseCopy.FaultOf(copy) is { } fault) { throw new IOException($"{database} is damaged, {fault}"); }
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true, Length: var length } ? length : 0;

    /// <summary>Null for a file that is gone meanwhile: files of customers end with their account.</summary>
    private static BackupEntry? Packed(ZipArchive zip, string name, string path)
    {
        try
        {
            using var from = File.OpenRead(path);
            using var to = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            var (bytes, hash) = Hashing.Copy(from, to);
            return new(name, bytes, hash);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void ForgetOldest()
    {
        foreach (var old in open.All().Skip(Math.Max(1, options.CurrentValue.Keep))) { File.Delete(old.FullName); }
        foreach (var left in new DirectoryInfo(source.Folder).EnumerateFiles($"{Begins}*{Ends}.*").Where(file => file.Extension is ".part" or ".copy" && file.LastWriteTimeUtc < (time.GetUtcNow() - Abandoned).UtcDateTime)) { left.Delete(); }
    }

    /// <summary>Of this program, e.g. 1.0.0.</summary>
    public static string ProgramVersion => typeof(TakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
