using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Platform.Backups;

/// <summary>Copies of everything the shop keeps, taken while it runs, and putting one back.</summary>
public static class BackupsWiring
{
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddLiveOptions<BackupOptions>("Backups", BackupSettings.All)
            .Validate(o => o.Every >= TimeSpan.FromHours(1), "Backups:Every must be an hour or more.")
            .Validate(o => o.Keep >= 1, "Backups:Keep must be 1 or more.")
            .ValidateOnStart();
        services.AddGauge("signup.backup.age", "s", "How old the newest backup in the folder of backups is; nothing while there is none.", reading =>
            reading.Services.GetRequiredService<OpenBackup>().All() is [var newest, ..] ? reading.Since(new DateTimeOffset(newest.LastWriteTimeUtc)) : null);
        return services.AddSingleton<BackupSource>().AddSingleton<OpenBackup>().AddSingleton<TakeBackup>()
            .AddSingleton<RestoreBackup>().AddSingleton<FinishRestore>().AddHostedService<BackupSchedule>();
    }
}
