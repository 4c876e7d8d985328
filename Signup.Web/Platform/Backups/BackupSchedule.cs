using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Backups;

/// <summary>
/// Takes a copy when the newest one is old enough, and tries again an hour after one that failed; Doctor says how old the newest is. The folder
/// is its memory: a restart changes nothing, nor does a copy taken by hand.
/// </summary>
public sealed class BackupSchedule(TakeBackup take, OpenBackup open, IOptionsMonitor<BackupOptions> options, TimeProvider time, ILogger<BackupSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begun = time.GetUtcNow();
        while (true)
        {
            await Task.Delay(Look, time, stoppingToken);
            if (!options.CurrentValue.Scheduled || time.GetUtcNow() < (Newest ?? begun) + options.CurrentValue.Every) { continue; }
            if ((await take.Run(cancellationToken: stoppingToken)).Refused(out var refusal, out var taken)) { log.LogError("No backup was taken: {Reason}", refusal.Message); }
            else { log.LogInformation("A backup was taken: {File}, {Bytes} bytes", taken.Path, taken.Bytes); }
        }
    }

    private DateTimeOffset? Newest => open.All() is [var newest, ..] ? new DateTimeOffset(newest.LastWriteTimeUtc, TimeSpan.Zero) : null;
}
