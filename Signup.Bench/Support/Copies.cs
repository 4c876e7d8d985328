using Microsoft.Data.Sqlite;

namespace SignupBench.Support;

/// <summary>Makes very many rows out of one, straight in the database.</summary>
internal static class Copies
{
    /// <summary>An id of its own for the n-th copy.</summary>
    public const string NewId = "printf('00000000-0000-7000-8000-%012X', n)";

    /// <summary>Copies one row so many times. The named columns get a value of their own, written in SQL, in which n counts from <paramref name="first"/>.</summary>
    public static void Of(SqliteConnection database, string table, string where, int first, int times, params (string Column, string Sql)[] own)
    {
        var values = database.Texts($"SELECT name FROM pragma_table_info('{table}')").Select(c => own.Where(o => o.Column == c).Select(o => o.Sql).SingleOrDefault() ?? $"\"{c}\"");
        database.Run(string.Create(CultureInfo.InvariantCulture, $"""
            CREATE TEMP TABLE original AS SELECT * FROM {table} WHERE {where} LIMIT 1;
            WITH RECURSIVE counted(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < {first + times})
            INSERT INTO {table} SELECT {string.Join(", ", values)} FROM counted, original;
            DROP TABLE original;
            """));
    }
}
