using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace SignupBench.Support;

/// <summary>
/// Counts the commits of a SQLite database from outside, in the file it writes ahead: with synchronous=FULL each waits for the disk once.
/// A reader that stays keeps that file from being begun anew while we count.
/// </summary>
internal sealed class WrittenAhead : IDisposable
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;

    private readonly SqliteConnection reader;
    private readonly string file;
    private readonly long begun;
    private readonly int already;

    public WrittenAhead(string database)
    {
        file = database + "-wal";
        reader = new SqliteConnection($"Data Source={database};Pooling=False");
        reader.Open();
        reader.Run("BEGIN; SELECT COUNT(*) FROM sqlite_master;");
        (begun, already) = Look();
    }

    /// <summary>Since it was made.</summary>
    public int Commits
    {
        get
        {
            var (now, commits) = Look();
            return now == begun ? commits - already : commits;
        }
    }

    public void Dispose() => reader.Dispose();

    /// <summary>When the file was begun, as its salt, and its commits since: the last frame of each tells the size of the database.</summary>
    private (long Begun, int Commits) Look()
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[HeaderSize];
        if (stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize) { return (0, 0); }
        var pageSize = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(8));
        var salt = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(16));
        var frame = new byte[FrameHeaderSize];
        var commits = 0;
        while (stream.ReadAtLeast(frame, FrameHeaderSize, throwOnEndOfStream: false) == FrameHeaderSize && BinaryPrimitives.ReadInt64BigEndian(frame.AsSpan(8)) == salt)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(4)) != 0) { commits++; }
            stream.Seek(pageSize, SeekOrigin.Current);
        }

        return (salt, commits);
    }
}
