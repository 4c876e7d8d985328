namespace SignupWeb.Platform.Data;

/// <summary>One process a data folder: two would send each mail twice and charge by two clocks. A file that is held open; a process that dies lets go of it. Nodes that share a database share the folder as well.</summary>
public sealed class DataLock(DataDirectory data, IDatabase database) : IDisposable
{
    public const string FileName = "signup.lock";

    private FileStream? held;

    /// <summary>Throws <see cref="FolderInUseException"/> when another process has it.</summary>
    public void Take()
    {
        if (!database.IsShared) { Hold(); }
    }

    /// <summary>Whatever the database: what reads the folder as a whole wants it at rest.</summary>
    public void Hold()
    {
        try
        {
            held ??= new FileStream(Path.Combine(data.Root, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new FolderInUseException($"{Path.Combine(data.Root, "signup.lock")} belongs to another account. Give it to the one that runs Signup, or delete it while no Signup runs.", e);
        }
        catch (IOException e)
        {
            throw new FolderInUseException($"{data.Root} is in use by another Signup. End that one, or give this one a folder of its own (Data:Directory).", e);
        }
    }

    public void Dispose() => held?.Dispose();
}

/// <summary>The message tells the owner what to do.</summary>
public sealed class FolderInUseException : Exception
{
    public FolderInUseException()
    {
    }

    public FolderInUseException(string message)
        : base(message)
    {
    }

    public FolderInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
