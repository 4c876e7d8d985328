using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace SignupWeb.Platform.Postgres;

/// <summary>The keys that sign links and seal sessions, in a table: what one node signs another can read.</summary>
internal sealed class SharedKeys(NpgsqlDataSource server) : IXmlRepository
{
    /// <summary>The table; no entity stands for it, since with SQLite the keys are files.</summary>
    public const string Table = """CREATE TABLE IF NOT EXISTS keys ("Name" text PRIMARY KEY, "Xml" text NOT NULL);""";

    public const string Insert = """INSERT INTO keys ("Name", "Xml") VALUES ($1, $2) ON CONFLICT ("Name") DO NOTHING""";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = server.CreateCommand("""SELECT "Xml" FROM keys""");
        using var rows = command.ExecuteReader();
        List<XElement> keys = [];
        while (rows.Read()) { keys.Add(XElement.Parse(rows.GetString(0))); }
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = server.CreateCommand(Insert);
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
