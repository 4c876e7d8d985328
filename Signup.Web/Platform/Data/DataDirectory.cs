namespace SignupWeb.Platform.Data;

/// <summary>The folder that holds everything worth keeping (Data:Directory, default "data" beside the app).</summary>
public sealed class DataDirectory
{
    public DataDirectory(IConfiguration configuration, IHostEnvironment environment)
    {
        Root = RootOf(configuration, environment);
        OwnFiles.Folder(Root);
    }

    public string Root { get; }

    /// <summary>Where it is, or would be.</summary>
    public static string RootOf(IConfiguration configuration, IHostEnvironment environment) => Path.GetFullPath(configuration["Data:Directory"] is { Length: > 0 } set ? set : "data", environment.ContentRootPath);

    /// <summary>A folder below, made when missing, and nobody else's.</summary>
    public string Folder(string name) => OwnFiles.Folder(Path.Combine(Root, name));
}
