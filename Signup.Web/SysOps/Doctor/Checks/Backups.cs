using Microsoft.Extensions.Options;
using SignupWeb.Payments;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>How old the newest backup is. In test mode none is missed.</summary>
public sealed class Backups(OpenBackup backups, IOptionsMonitor<BackupOptions> options, StripeConnection connection, IDatabase database, TimeProvider time) : ICheck
{
    /// <summary>A backup may be late by so much: it is tried every hour.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(3);

    public string Name => "Backup";

    public Task<Finding> Look(CancellationToken cancellationToken)
    {
        if (database.IsShared) { return Task.FromResult(Finding.Ok("The database is PostgreSQL's: pg_dump copies it, and nothing here knows when it last did.")); }
        DateTimeOffset? newest = backups.All() is [var file, ..] ? new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero) : null;
        return Task.FromResult(Judge(time.GetUtcNow() - newest, options.CurrentValue, connection.IsLive));
    }

    /// <summary>What these facts mean.</summary>
    /// <param name="age">Of the newest; null when there is none.</param>
    public static Finding Judge(TimeSpan? age, BackupOptions options, bool live) => (age, live) switch
    {
        (null, true) => Finding.Warning("There is no backup yet.", "Take one now, below or with the command backup, and try once to put it back."),
        (null, false) => Finding.Ok("There is no backup yet."),
        ({ } old, true) when old > options.Every + Grace => Finding.Warning("The newest backup is {0:N0} hours old.", options.Scheduled ? "Look into the log, which says why none was taken, and see that the disk has room." : "Take one now, or have them taken by themselves again under Settings.", old.TotalHours),
        ({ } old, _) => Finding.Ok("The newest backup is {0:N0} hours old.", old.TotalHours),
    };
}
