using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SignupWeb.Platform.Data;

namespace SignupTests.SysOps.People;

/// <summary>What was asked of the database, and how it goes about it.</summary>
internal sealed class Statements : DbCommandInterceptor
{
    private readonly List<(string Text, List<(string Name, object? Value)> Parameters)> all = [];

    public int Count => all.Count;

    public void Clear() => all.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        all.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return ValueTask.FromResult(result);
    }

    /// <summary>The tables that are read through instead of looked up, each once.</summary>
    public async Task<List<string>> ReadThrough(SignupDb db)
    {
        List<string> scans = [];
        if (!db.Database.IsSqlite()) { return scans; } // another planner, which reads through what is small
        await db.Database.OpenConnectionAsync();
        foreach (var (text, parameters) in all.ToList())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + text;
            foreach (var (name, value) in parameters) { command.Parameters.Add(new SqliteParameter(name, value)); }
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) { scans.Add(reader.GetString(3)); }
        }

        return [.. scans.Where(s => s.StartsWith("SCAN", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
