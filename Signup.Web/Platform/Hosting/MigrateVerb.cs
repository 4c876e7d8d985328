using System.CommandLine;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Hosting;

/// <summary>Brings the database up to date without serving, as each start does.</summary>
internal sealed class MigrateVerb() : Verb("migrate", "Brings the database up to date, as every start does, and ends. A copy of it is made first.")
{
    protected override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        TakeFolder(services);
        var migrate = services.GetRequiredService<MigrateAtStart>();
        await migrate.StartAsync(cancellationToken);
        Console.WriteLine(migrate.Applied == 0 ? "The database is up to date." : $"Changes of the tables made: {migrate.Applied}. The database is up to date.");
        return Well;
    }
}
