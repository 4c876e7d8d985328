using Microsoft.Data.Sqlite;

namespace SignupWeb.Platform.Data;

/// <summary>The database cannot be used as it is; the message tells the owner what to do.</summary>
public sealed class UnusableDatabaseException : Exception
{
    public UnusableDatabaseException()
    {
    }

    public UnusableDatabaseException(string message)
        : base(message)
    {
    }

    public UnusableDatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Changes of the tables that this program has never heard of: it would write into what it does not understand.</summary>
    public static UnusableDatabaseException Newer(string file, IEnumerable<string> unknown) =>
        new($"{file} was written by another version of Signup, most likely a newer one ({string.Join(", ", unknown)}). Start that version again, or put back the copy from before it.");

    /// <summary>What SQLite says about the file itself: it may not be opened or written, is damaged, or is something else.</summary>
    public static UnusableDatabaseException Of(string file, SqliteException because) =>
        new($"{file} cannot be used ({because.Message}). See that this account may read and write it and its folder, that no other program holds it and the disk has room, or put back a copy of it.", because);
}
