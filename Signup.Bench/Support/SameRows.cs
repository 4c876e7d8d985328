using Microsoft.Data.Sqlite;

namespace SignupBench.Support;

/// <summary>The rows that one sign-up left in the database, written again and again by plain ADO.NET over one connection: prepared statements, no foreign keys, nothing read.</summary>
internal sealed class SameRows : IAsyncDisposable
{
    private readonly SqliteConnection database;
    private readonly List<Row> rows = [];
    private int times;

    private SameRows(SqliteConnection database) => this.database = database;

    /// <summary>Looks what a sign-up adds, and goes on in a copy of the database.</summary>
    public static async Task<SameRows> Learn(string file, Func<Task> signUp)
    {
        using var source = Disk.Open(file);
        var marks = source.Texts("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0 AND name NOT LIKE 'sqlite%'").ConvertAll(table => (table, (long)source.Rows($"SELECT COALESCE(MAX(rowid), 0) FROM \"{table}\"")[0][0]));
        await signUp();
        var copy = Path.Combine(Disk.Folder(), "raw.db");
        source.Run($"VACUUM INTO '{copy}'");
        var raw = new SameRows(Disk.Open(copy));
        // what they would write is among the rows
        raw.database.Texts("SELECT name FROM sqlite_master WHERE type = 'trigger'").ForEach(trigger => raw.database.Run($"DROP TRIGGER {trigger}"));
        foreach (var (table, mark) in marks) { raw.Remember(source, table, mark); }
        return raw;
    }

    /// <summary>One sign-up more, in so many transactions.</summary>
    public void Write(int transactions)
    {
        times++;
        foreach (var step in rows.Chunk((rows.Count + transactions - 1) / transactions))
        {
            using var transaction = database.BeginTransaction(deferred: false);
            foreach (var (insert, cells) in step)
            {
                insert.Transaction = transaction;
                foreach (var cell in cells) { cell.Parameter.Value = cell.At(times); }
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private void Remember(SqliteConnection source, string table, long mark)
    {
        var columns = source.Texts($"SELECT name FROM pragma_table_info('{table}')");
        var numbered = source.Texts($"SELECT name FROM pragma_table_info('{table}') WHERE pk = 1 AND type = 'INTEGER'");
        var unique = source.Texts($"SELECT DISTINCT c.name FROM pragma_index_list('{table}') i, pragma_index_info(i.name) c WHERE i.\"unique\"");
        foreach (var values in source.Rows($"SELECT {string.Join(", ", columns.Select(c => $"\"{c}\""))} FROM \"{table}\" WHERE rowid > {mark}"))
        {
            var insert = database.CreateCommand();
            insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
            rows.Add(new(insert, [.. columns.Select((column, i) => new Cell(insert.Parameters.AddWithValue($"$p{i}", values[i]), numbered.Contains(column) ? DBNull.Value : values[i], unique.Contains(column)))]));
        }
    }

    private sealed record Row(SqliteCommand Insert, IReadOnlyList<Cell> Cells);

    private sealed record Cell(SqliteParameter Parameter, object Value, bool IsUnique)
    {
        /// <summary>Ids change alike in all tables, so that what belonged together still does.</summary>
        public object At(int time)
        {
            if (Value is not string text) { return Value; }
            if (text.Length == 36 && Guid.TryParse(text, out _)) { return string.Create(CultureInfo.InvariantCulture, $"{text[..24]}{Convert.ToInt64(text[24..], 16) ^ time:X12}"); }
            return IsUnique ? string.Create(CultureInfo.InvariantCulture, $"{text}{time}") : text;
        }
    }
}
