using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace SignupWeb.Platform.Data;

/// <summary>
/// Prepares the connections that pages read through, each once: what does not fit while it is sorted stays in memory, not in a file, and
/// what a page of the board reads of a million contracts fits into what the connection remembers, 8 MB at most.
/// </summary>
internal sealed class ReadingConnections : DbConnectionInterceptor
{
    // of the pooled connections below: the one that is opened is a new one each time
    private readonly ConditionalWeakTable<sqlite3, object> prepared = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask;
    }

    private void Prepare(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || !prepared.TryAdd(handle, this)) { return; }
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000";
        command.ExecuteNonQuery();
    }
}
