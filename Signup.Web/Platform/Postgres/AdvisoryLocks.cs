using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Postgres;

/// <summary>
/// Work that calls the outside world is held by one node for as long as it lasts, by a lock of PostgreSQL's that belongs to a connection:
/// a node that dies, or loses the server, holds nothing any more.
/// </summary>
internal sealed class AdvisoryLocks(NpgsqlDataSource server) : IHolds
{
    public bool AreShared => true;

    public async Task<IAsyncDisposable?> TryHold(string what, CancellationToken cancellationToken)
    {
        var connection = await server.OpenConnectionAsync(cancellationToken);
        var isOurs = false;
        try
        {
            await using var ask = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = KeyOf(what) } } };
            isOurs = (bool)(await ask.ExecuteScalarAsync(cancellationToken))!;
        }
        finally
        {
            if (!isOurs) { await connection.DisposeAsync(); }
        }

        return isOurs ? new Hold(connection) : null;
    }

    /// <summary>Two names in one key would only make them wait for each other.</summary>
    internal static long KeyOf(string what) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(what)));

    /// <summary>Let go of by a word: a connection that goes back to its pool would keep it until somebody uses it again.</summary>
    internal sealed class Hold(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await using var free = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
                await free.ExecuteNonQueryAsync();
            }
            catch (NpgsqlException)
            {
                // the connection is gone, and with it the lock
            }

            await connection.DisposeAsync();
        }
    }
}
