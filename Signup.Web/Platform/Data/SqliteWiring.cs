using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Data;

internal static class SqliteWiring
{
    private static readonly ReadingConnections Prepared = new();

    /// <summary>Everything in one file, beside which the keys lie.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton(provider => new DatabaseFile(Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString(provider)).DataSource)));
        services.AddSingleton<CopyBeforeChange>().AddSingleton<IDatabase, SqliteDatabase>();
        services.AddSingleton(provider => new Writer(ConnectionString(provider), provider.GetRequiredService<Commits>(), provider.GetRequiredService<ILogger<Writer>>()));
        services.AddSingleton<IWriter>(provider => provider.GetRequiredService<Writer>());
        services.AddSingleton<IHolds, OnlyNode>().AddSingleton<ISecrets, SecretFiles>();
        services.AddSingleton<Func<DbConnection>>(provider => () => new SqliteConnection(ConnectionString(provider)));
        services.AddPooledDbContextFactory<SignupDb>((provider, options) => options
            .UseSqlite(ConnectionString(provider))
            .AddInterceptors(Prepared)
            .ConfigureWarnings(DataWiring.Quietly));
        return services.AddSingleton<IXmlRepository>(provider => new FileSystemXmlRepository(new DirectoryInfo(provider.GetRequiredService<DataDirectory>().Folder("keys")), provider.GetRequiredService<ILoggerFactory>()));
    }

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
