using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Backups;

/// <summary>
/// Takes a copy when the newest one is old enough, and tries again an hour after one that failed; Doctor says how old the newest is. The folder
/// is its memory: a restart changes nothing, nor does a copy taken by hand. Not in the first hour: a start has other things to do. With PostgreSQL that is its owner's.
/// </summary>
public sealed class BackupSchedule(TakeBackup take, OpenBackup open, IDatabase database, IOptionsMonitor<BackupOptions> options, TimeProvider time, ILogger<BackupSchedule> log) : WokenWorker(time, log)
{
    private readonly ILogger<BackupSchedule> log = log;
    private readonly DateTimeOffset begun = time.GetUtcNow();

    protected override TimeSpan Sweep => TimeSpan.FromHours(1);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        if (database.IsShared || !options.CurrentValue.Scheduled || now < begun + Sweep || now < (Newest ?? begun) + options.CurrentValue.Every) { return null; }
        if ((await take.Run(cancellationToken: cancellationToken)).Refused(out var refusal, out var taken)) { log.LogError("No backup was taken: {Reason}", refusal.Message); }
        else { log.LogInformation("A backup was taken: {File}, {Bytes} bytes", taken.Path, taken.Bytes); }
        return null;
    }

    private DateTimeOffset? Newest => open.All() is [var newest, ..] ? new DateTimeOffset(newest.LastWriteTimeUtc, TimeSpan.Zero) : null;
}
