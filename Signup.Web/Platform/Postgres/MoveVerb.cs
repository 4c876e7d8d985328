using System.CommandLine;
using System.Globalization;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Hosting;

namespace SignupWeb.Platform.Postgres;

/// <summary>Moves a shop from SQLite to PostgreSQL, while it is closed.</summary>
internal sealed class MoveVerb() : Verb("move", "Copies the SQLite file of the data folder into the empty PostgreSQL database that the settings name, and compares both. Stop Signup first. The file stays as it is.")
{
    protected override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<DataLock>().Hold();
        var result = await ActivatorUtilities.CreateInstance<MoveToPostgres>(services).Run(new Screen(), cancellationToken);
        if (result.Refused(out var refusal, out var moved)) { return await Refuse(refusal); }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Moved: {moved.Count} tables, {moved.Sum(t => t.Rows):N0} rows, the same on both sides, and the keys. Start Signup with the same settings."));
        return Well;
    }

    private sealed class Screen : IProgress<MovedTable>
    {
        public void Report(MovedTable value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Name}: {value.Rows:N0} rows, {value.Checksum}"));
    }
}
