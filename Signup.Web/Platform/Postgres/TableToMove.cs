using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace SignupWeb.Platform.Postgres;

/// <summary>How many rows there are, and a sum of the hashes of all of them: the same in whatever order they are read.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TableSum(long Rows, UInt128 Sum)
{
    public string Checksum => Sum.ToString("x32", CultureInfo.InvariantCulture);

    public TableSum With(string row) => new(Rows + 1, unchecked(Sum + Half(SHA256.HashData(Encoding.UTF8.GetBytes(row)))));

    private static UInt128 Half(byte[] hash) => new(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
}

/// <summary>One table on its way from SQLite to PostgreSQL: the columns of the model, each in the form the other side keeps it in.</summary>
internal sealed class TableToMove(ITable table)
{
    private readonly List<ColumnToMove> columns = [.. table.Columns.Where(c => c.ComputedColumnSql is null).Select(c => new ColumnToMove(c.Name, c.StoreType))];

    public string Name => table.Name;

    private string Names => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    /// <summary>What was read on the one side, and written to the other.</summary>
    public async Task<TableSum> Copy(SqliteConnection from, NpgsqlConnection to, CancellationToken cancellationToken)
    {
        TableSum sum = default;
        await using var rows = await Read(from, cancellationToken);
        await using var copy = await to.BeginBinaryImportAsync($"COPY \"{Name}\" ({Names}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var values = columns.ConvertAll(c => c.FromSqlite(rows[c.Name]));
            sum = sum.With(Said(values));
            await copy.StartRowAsync(cancellationToken);
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i] is { } value) { await copy.WriteAsync(value, columns[i].StoreType, cancellationToken); }
                else { await copy.WriteNullAsync(cancellationToken); }
            }
        }

        await copy.CompleteAsync(cancellationToken);
        return sum;
    }

    /// <summary>What can be read on the other side.</summary>
    public async Task<TableSum> SumOf(NpgsqlConnection to, CancellationToken cancellationToken)
    {
        TableSum sum = default;
        await using var rows = await Read(to, cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) { sum = sum.With(Said(columns.ConvertAll(c => rows[c.Name] is DBNull ? null : rows[c.Name]))); }
        return sum;
    }

    /// <summary>Numbers given by the database go on behind the last that was ever given.</summary>
    public async Task GoOnCounting(SqliteConnection from, NpgsqlConnection to, CancellationToken cancellationToken)
    {
        if (table.PrimaryKey is not { Columns: [{ StoreType: "bigint" } key] }) { return; }
        await using var last = from.CreateCommand();
        last.CommandText = "SELECT MAX((SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = $table), COALESCE((SELECT MAX(\"" + key.Name + "\") FROM \"" + Name + "\"), 0))";
        last.Parameters.AddWithValue("$table", Name);
        await using var set = new NpgsqlCommand("SELECT setval(s, $1, false) FROM pg_get_serial_sequence($2, $3) AS s WHERE s IS NOT NULL", to)
        {
            Parameters = { new() { Value = (long)(await last.ExecuteScalarAsync(cancellationToken))! + 1 }, new() { Value = $"\"{Name}\"" }, new() { Value = key.Name } },
        };
        await set.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<DbDataReader> Read(DbConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand(); // lives as long as its reader
#pragma warning disable CA2100 // names of our own tables and columns
        command.CommandText = $"SELECT {Names} FROM \"{Name}\"";
#pragma warning restore CA2100
        return await command.ExecuteReaderAsync(cancellationToken);
    }

    private string Said(List<object?> values) => string.Join('\u001f', values.Select((value, i) => value is null ? "\u0000" : columns[i].Said(value)));
}
