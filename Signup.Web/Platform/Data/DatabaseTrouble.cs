using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SignupWeb.Platform.Data;

/// <summary>Errors that say nothing of what was wanted: the disk is full, the file is locked by another program, read-only, damaged or away, a server does not answer. The same may work later.</summary>
public static class DatabaseTrouble
{
    /// <summary>SQLite's result codes: BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.</summary>
    private static readonly int[] Codes = [5, 6, 8, 10, 11, 13, 14, 26];

    /// <summary>A server that is being shut down, or only reads; drivers do not call these passing.</summary>
    private static readonly string[] States = ["57P01", "57P02", "25006"];

    /// <summary>No space left on the device (errno).</summary>
    private const int NoSpace = 28;

    /// <summary>Looks at what caused it, too.</summary>
    public static bool Is(Exception? e) => Of(e) is not null;

    /// <summary>The error itself; null when it is none of these.</summary>
    public static Exception? Of(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is DbException server && (server.IsTransient || States.Contains(server.SqlState, StringComparer.Ordinal))) { return e; }
            if (e is SqliteException sqlite && Codes.Contains(sqlite.SqliteErrorCode)) { return e; }
            if (e is IOException && (e.HResult & 0xFFFF) == NoSpace) { return e; }
        }

        return null;
    }
}
