using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Postgres;

internal static class PostgresWiring
{
    /// <summary>All that is different where the database is a PostgreSQL server, and several nodes may share it (docs/decisions/0063).</summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<DatabaseOptions>, ConnectionIsSaid>();
        services.AddSingleton(provider => NpgsqlDataSource.Create(Said(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString)));
        services.AddSingleton<Func<DbConnection>>(provider => provider.GetRequiredService<NpgsqlDataSource>().CreateConnection);
        services.AddSingleton<Data.IDatabase, PostgresDatabase>();
        services.AddSingleton(provider => new DatabaseFile(Path.Combine(provider.GetRequiredService<DataDirectory>().Root, "signup.db")));
        services.AddSingleton<ServerWriter>().AddSingleton<IWriter>(provider => provider.GetRequiredService<ServerWriter>());
        services.AddPooledDbContextFactory<PostgresDb>(Configure);
        services.AddSingleton<IDbContextFactory<SignupDb>, Contexts>().AddScoped(provider => provider.GetRequiredService<IDbContextFactory<SignupDb>>().CreateDbContext());
        services.AddSingleton<IXmlRepository, SharedKeys>().AddSingleton<ISecrets, SharedSecrets>();
        services.AddSingleton<OtherNodes>().AddHostedService(provider => provider.GetRequiredService<OtherNodes>());
        services.AddHostedService<SharedTries>();
        return services.AddSingleton<IHolds, AdvisoryLocks>();
    }

    /// <summary>What others set on the contexts holds here too. A loser of a race runs again as everywhere, not by itself.</summary>
    private static void Configure(IServiceProvider provider, DbContextOptionsBuilder options)
    {
        options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.ExecutionStrategy(on => new NonRetryingExecutionStrategy(on)))
            .AddInterceptors(new SkipLocked()).ConfigureWarnings(DataWiring.Quietly);
        foreach (var more in provider.GetServices<IDbContextOptionsConfiguration<SignupDb>>()) { more.Configure(provider, options); }
    }

    /// <summary>Names stand for what they are in PostgreSQL's own tools; a statement that is used often is prepared by itself.</summary>
    private static string Said(string connectionString)
    {
        var said = new NpgsqlConnectionStringBuilder(connectionString);
        if (!said.ContainsKey("Application Name")) { said.ApplicationName = "Signup"; }
        if (!said.ContainsKey("Max Auto Prepare")) { said.MaxAutoPrepare = 50; }
        return said.ToString();
    }

    /// <summary>The contexts everybody asks for, on PostgreSQL.</summary>
    private sealed class Contexts(IDbContextFactory<PostgresDb> pool) : IDbContextFactory<SignupDb>
    {
        public SignupDb CreateDbContext() => pool.CreateDbContext();

        public async Task<SignupDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await pool.CreateDbContextAsync(cancellationToken);
    }

    private sealed class ConnectionIsSaid : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
        {
            try
            {
                return new NpgsqlConnectionStringBuilder(options.ConnectionString) is { Host.Length: > 0, Database.Length: > 0 } ? ValidateOptionsResult.Success
                    : ValidateOptionsResult.Fail("Database:ConnectionString must say the Host and the Database of PostgreSQL.");
            }
            catch (ArgumentException e)
            {
                return ValidateOptionsResult.Fail($"Database:ConnectionString is not one of PostgreSQL: {e.Message}");
            }
        }
    }
}
