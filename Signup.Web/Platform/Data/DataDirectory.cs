namespace SignupWeb.Platform.Data;

/// <summary>The folder that holds everything worth keeping (Data:Directory, default "data" beside the app).</summary>
public sealed class DataDirectory
{
    public DataDirectory(IConfiguration configuration, IHostEnvironment environment)
    {
        Root = Path.GetFullPath(configuration["Data:Directory"] is { Length: > 0 } set ? set : "data", environment.ContentRootPath);
        OwnFiles.Folder(Root);
    }

    public string Root { get; }

    /// <summary>A folder below, made when missing, and nobody else's.</summary>
    public string Folder(string name) => OwnFiles.Folder(Path.Combine(Root, name));
}
