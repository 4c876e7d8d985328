using Microsoft.Data.Sqlite;

namespace SignupTests.Support;

/// <summary>Another program that writes to our database, and takes its time.</summary>
internal static class Locks
{
    /// <summary>Nobody else writes until what is returned is disposed of.</summary>
    public static async Task<SqliteConnection> TakenBySomebodyElse(string file)
    {
        var outsider = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await outsider.OpenAsync();
        await using var command = outsider.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return outsider;
    }
}
