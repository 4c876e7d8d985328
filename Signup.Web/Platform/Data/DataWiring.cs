using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Postgres;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Data;

public static class DataWiring
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database")
            .Validate(o => string.Equals(o.Provider, "Sqlite", StringComparison.OrdinalIgnoreCase) || string.Equals(o.Provider, "PostgreSql", StringComparison.OrdinalIgnoreCase), "Database:Provider must be Sqlite or PostgreSql.")
            .ValidateOnStart();
        services.AddLiveOptions<RetentionOptions>("Retention", RetentionSettings.All)
            .Validate(o => o.All.All(kept => kept >= TimeSpan.FromDays(1)), "Each of the Retention times must be a day or more.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, WritableData>();
        services.AddSingleton<DataDirectory>().AddSingleton<DataLock>();
        services.AddSingleton<DatabaseHealth>();
        services.AddSingleton<Commits>();
        services.AddSingleton<ApplySavedSettings>();
        services.AddSingleton<UnitOfWork>();
        services.AddSingleton(typeof(InsertOnce<>));
        _ = DatabaseOptions.IsPostgreSql(settings) ? services.AddPostgres() : services.AddSqlite();
        services.AddSingleton<MigrateAtStart>();
        services.AddHostedService(provider => provider.GetRequiredService<MigrateAtStart>());
        services.AddDataProtection().SetApplicationName("signup");
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, keys) => options.XmlRepository = keys);
        return services;
    }

    /// <summary>
    /// A save that loses a race is expected and tried again (UnitOfWork); what is really wrong is logged by whoever gives up. A migration that
    /// rebuilds a table says so on every first start, where there is nothing to lose.
    /// </summary>
    internal static void Quietly(WarningsConfigurationBuilder warnings) => warnings.Log(
        (CoreEventId.SaveChangesFailed, LogLevel.Debug),
        (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
        (RelationalEventId.CommandError, LogLevel.Debug),
        (RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug));
}
