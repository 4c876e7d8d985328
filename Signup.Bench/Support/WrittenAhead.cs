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

    private readonly string file;
    private readonly SqliteConnection reader;
    private readonly (long Salt, int Commits) begun;

    public WrittenAhead(string database)
    {
        file = database + "-wal";
        reader = Disk.Open(database);
        reader.Run("BEGIN; SELECT COUNT(*) FROM sqlite_master;");
        begun = Look();
    }

    /// <summary>Since it was made.</summary>
    public int Commits => Look() is var now && now.Salt == begun.Salt ? now.Commits - begun.Commits : now.Commits;

    public void Dispose() => reader.Dispose();

    /// <summary>The mark of the file as it was last begun, and its commits since: the last frame of each tells the size of the database.</summary>
    private (long Salt, int Commits) Look()
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[HeaderSize];
        if (stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize) { return (0, 0); }
        var (pageSize, salt, commits) = (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(8)), BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(16)), 0);
        var frame = new byte[FrameHeaderSize];
        while (stream.ReadAtLeast(frame, FrameHeaderSize, throwOnEndOfStream: false) == FrameHeaderSize && BinaryPrimitives.ReadInt64BigEndian(frame.AsSpan(8)) == salt)
        {
            commits += BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(4)) == 0 ? 0 : 1;
            stream.Seek(pageSize, SeekOrigin.Current);
        }

        return (salt, commits);
    }
}
