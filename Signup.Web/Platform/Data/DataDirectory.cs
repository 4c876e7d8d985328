namespace SignupWeb.Platform.Data;

/// <summary>The folder that holds everything worth keeping (Data:Directory, default "data" beside the app).</summary>
public sealed class DataDirectory
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public DataDirectory(IConfiguration configuration, IHostEnvironment environment)
    {
        Root = Path.GetFullPath(configuration["Data:Directory"] is { Length: > 0 } set ? set : "data", environment.ContentRootPath);
        if (!Directory.Exists(Root)) { Private(Root); }
    }

    public string Root { get; }

    /// <summary>A folder below, made when missing.</summary>
    public string Folder(string name) => Private(Path.Combine(Root, name));

    /// <summary>A file in it that nobody but this process's user reads, made when missing. What the database writes beside its file gets the same rights.</summary>
    public string PrivateFile(string name)
    {
        var path = Path.Combine(Root, name);
        if (OperatingSystem.IsWindows()) { return path; }
        using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = Mine })) { }
        Close(() => File.SetUnixFileMode(path, Mine));
        return path;
    }

    /// <summary>A folder that was there before is closed as well, unless it is somebody else's.</summary>
    private static string Private(string path)
    {
        if (OperatingSystem.IsWindows()) { return Directory.CreateDirectory(path).FullName; }
        var folder = Directory.CreateDirectory(path, Mine | UnixFileMode.UserExecute);
        Close(() => folder.UnixFileMode = Mine | UnixFileMode.UserExecute);
        return folder.FullName;
    }

    private static void Close(Action change)
    {
        try
        {
            change();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // somebody else's, who lets us in: theirs to say
        }
    }
}
