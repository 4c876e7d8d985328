using SignupWeb.Platform.Settings;

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
        return services.AddSingleton<BackupSource>().AddSingleton<OpenBackup>().AddSingleton<TakeBackup>()
            .AddSingleton<RestoreBackup>().AddSingleton<FinishRestore>().AddHostedService<BackupSchedule>();
    }
}
