using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SignupBench.Support;

/// <summary>The rows that one sign-up left in the database, written again and again by plain ADO.NET over one connection: prepared statements, no foreign keys, nothing read.</summary>
internal sealed class SameRows : IDisposable
{
    private readonly SqliteConnection database;
    private readonly List<Row> rows = [];
    private int times;

    private SameRows(SqliteConnection database) => this.database = database;

    /// <summary>Looks what a sign-up adds, and goes on in a copy of the database.</summary>
    public static async Task<SameRows> Learn(string file, Func<Task> signUp)
    {
        using var source = Disk.Open(file);
        var tables = source.Texts("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'");
        var marks = tables.ToDictionary(table => table, table => source.Texts($"SELECT CAST(COALESCE(MAX(rowid), 0) AS TEXT) FROM \"{table}\"")[0], StringComparer.Ordinal);
        await signUp();
        var copy = Path.Combine(Disk.Folder(), "raw.db");
        using (var target = new SqliteConnection($"Data Source={copy}"))
        {
            target.Open();
            source.BackupDatabase(target);
        }

        var raw = new SameRows(Disk.Open(copy));
        foreach (var table in tables) { raw.Remember(table, $"SELECT * FROM \"{table}\" WHERE rowid > {marks[table]}"); }
        return raw;
    }

    /// <summary>One sign-up more, in so many transactions.</summary>
    public void Write(int transactions)
    {
        times++;
        foreach (var step in rows.Chunk((rows.Count + transactions - 1) / transactions))
        {
            using var transaction = database.BeginTransaction(deferred: false);
            foreach (var row in step) { row.Insert(transaction, times); }
            transaction.Commit();
        }
    }

    public void Dispose()
    {
        rows.ForEach(row => row.Command.Dispose());
        database.Dispose();
    }

    private void Remember(string table, string query)
    {
        var own = database.Texts($"SELECT name FROM pragma_table_info('{table}') WHERE pk = 1 AND type = 'INTEGER'");
        var unique = database.Texts($"SELECT DISTINCT c.name FROM pragma_index_list('{table}') i, pragma_index_info(i.name) c WHERE i.\"unique\"");
        using var command = database.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        while (reader.Read())
        {
            var insert = database.CreateCommand();
            insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
            var values = new object[columns.Count];
            reader.GetValues(values);
            rows.Add(new(insert, [.. columns.Select((column, i) => new Cell(insert.Parameters.AddWithValue($"$p{i}", values[i]), own.Contains(column) ? DBNull.Value : values[i], unique.Contains(column)))]));
        }
    }

    private sealed record Row(SqliteCommand Command, IReadOnlyList<Cell> Cells)
    {
        public void Insert(SqliteTransaction transaction, int time)
        {
            Command.Transaction = transaction;
            foreach (var cell in Cells) { cell.Parameter.Value = cell.At(time); }
            Command.ExecuteNonQuery();
        }
    }

    private sealed record Cell(SqliteParameter Parameter, object Value, bool IsUnique)
    {
        /// <summary>Ids change alike in all tables, so that what belonged together still does.</summary>
        public object At(int time)
        {
            if (Value is not string text) { return Value; }
            if (text.Length == 36 && Guid.TryParse(text, out var id))
            {
                var bytes = id.ToByteArray(bigEndian: true);
                BitConverter.TryWriteBytes(bytes.AsSpan(12), BitConverter.ToInt32(bytes, 12) ^ time);
                return new Guid(bytes, bigEndian: true).ToString().ToUpperInvariant();
            }

            return IsUnique ? string.Create(CultureInfo.InvariantCulture, $"{text}{time}") : text;
        }
    }
}
