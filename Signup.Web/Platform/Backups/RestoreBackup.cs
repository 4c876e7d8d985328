using Microsoft.Data.Sqlite;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Backups;

/// <summary>What a restore put back, and where what was there before is kept; null when there was nothing.</summary>
public sealed record Restored(BackupManifest Manifest, string? Before);

/// <summary>
/// Puts a copy back, while no Signup runs on the data folder. The copy is unpacked and read first; what is there is moved aside, not deleted.
/// Refusals: BACKUP_NOT_FOUND, BACKUP_DAMAGED, BACKUP_NEWER, RESTORE_FAILED, and with PostgreSQL RESTORE_ELSEWHERE, after each of which everything is as it
/// was, and RESTORE_UNFINISHED, which the next start carries through.
/// </summary>
public sealed class RestoreBackup(OpenBackup open, DataDirectory data, FinishRestore finish, IDatabase database, TimeProvider time)
{
    public static readonly Refusal Failed = new(RefusalKind.Unavailable, "RESTORE_FAILED", "{0} could not be restored, and nothing was changed: {1}");

    public static readonly Refusal Elsewhere = Refusal.Conflict("RESTORE_ELSEWHERE", "The database is PostgreSQL's: pg_restore puts back what pg_dump copied.");

    public static readonly Refusal Unfinished = new(RefusalKind.Unavailable, "RESTORE_UNFINISHED", "{0} is being restored, and it could not be finished: {1}. Put that right and start Signup, or restore again: what is there is moved aside, nothing is lost.");

    public Result<Restored> Run(string file, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (database.IsShared) { return Elsewhere; }
        var folder = Path.Combine(data.Root, BackupSource.Restoring);
        try
        {
            FinishRestore.Forget(folder);
            var unpacked = OwnFiles.Folder(Path.Combine(folder, FinishRestore.Unpacked));
            if (Look(file, unpacked, progress, cancellationToken).Refused(out var refusal, out var manifest))
            {
                FinishRestore.Forget(folder);
                return refusal;
            }

            cancellationToken.ThrowIfCancellationRequested();
            SqliteConnection.ClearAllPools(); // nobody keeps the old file open
            FinishRestore.Decide(folder, time.GetUtcNow());
            return new Restored(manifest, finish.Run());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException && !FinishRestore.IsDecided(folder))
        {
            FinishRestore.Forget(folder);
            if (e is OperationCanceledException) { throw; }
            return Failed with { Arguments = [file, e.Message] };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unfinished with { Arguments = [file, e.Message] };
        }
    }

    private Result<BackupManifest> Look(string file, string unpacked, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var read = open.Unpack(Path.GetFullPath(file), unpacked, progress, cancellationToken);
        return !read.IsRefused && DatabaseCopy.FaultOf(Path.Combine(unpacked, BackupSource.MainDatabase)) is { } fault ? OpenBackup.Damaged with { Arguments = [file, fault] } : read;
    }
}
