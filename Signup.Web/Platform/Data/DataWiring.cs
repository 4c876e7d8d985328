using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Data;

public static class DataWiring
{
    private static readonly ReadingConnections Prepared = new();

    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database")
            .Validate(o => string.Equals(o.Provider, "Sqlite", StringComparison.OrdinalIgnoreCase), "Database:Provider must be Sqlite; other databases are not built yet.")
            .ValidateOnStart();
        services.AddLiveOptions<RetentionOptions>("Retention", RetentionSettings.All)
            .Validate(o => o.All.All(kept => kept >= TimeSpan.FromDays(1)), "Each of the Retention times must be a day or more.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, WritableData>();
        services.AddSingleton(provider => new DatabaseFile(Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString(provider)).DataSource)));
        services.AddSingleton<DataDirectory>().AddSingleton<DataLock>();
        services.AddSingleton(provider => new Writer(ConnectionString(provider), provider.GetRequiredService<Commits>(), provider.GetRequiredService<ILogger<Writer>>()));
        services.AddSingleton<DatabaseHealth>();
        services.AddSingleton<Commits>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ApplySavedSettings>(provider, () => new SqliteConnection(ConnectionString(provider))));
        services.AddSingleton<UnitOfWork>();
        services.AddSingleton(typeof(InsertOnce<>));
        services.AddPooledDbContextFactory<SignupDb>((provider, options) => options
            .UseSqlite(ConnectionString(provider))
            .AddInterceptors(Prepared)
            .ConfigureWarnings(Quietly));
        services.AddSingleton<CopyBeforeChange>().AddSingleton<MigrateAtStart>();
        services.AddHostedService(provider => provider.GetRequiredService<MigrateAtStart>());
        services.AddDataProtection().SetApplicationName("signup");
        services.AddOptions<KeyManagementOptions>().Configure<DataDirectory, ILoggerFactory>((options, data, logs) =>
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(data.Folder("keys")), logs));
        return services;
    }

    /// <summary>
    /// A save that loses a race is expected and tried again (UnitOfWork); what is really wrong is logged by whoever gives up. A migration that
    /// rebuilds a table says so on every first start, where there is nothing to lose.
    /// </summary>
    private static void Quietly(WarningsConfigurationBuilder warnings) => warnings.Log(
        (CoreEventId.SaveChangesFailed, LogLevel.Debug),
        (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
        (RelationalEventId.CommandError, LogLevel.Debug),
        (RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug));

    private static string ConnectionString(IServiceProvider provider)
    {
        var set = provider.GetRequiredService<IConfiguration>().GetConnectionString("Signup");
        if (!string.IsNullOrEmpty(set)) { return set; }
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(provider.GetRequiredService<DataDirectory>().Root, "signup.db"),
            ForeignKeys = true,

            // nobody waits longer for another program's lock
            DefaultTimeout = 5,
        }.ToString();
    }
}
