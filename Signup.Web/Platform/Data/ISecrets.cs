namespace SignupWeb.Platform.Data;

/// <summary>Small texts that must outlive a restart and that nobody else may read, such as keys: files of the data folder, or rows where several nodes need them.</summary>
public interface ISecrets
{
    /// <summary>Another node may have changed what was read before.</summary>
    bool AreShared { get; }

    string? Read(string name);

    /// <summary>Keeps it unless there is one already; answers the one that is kept.</summary>
    string Keep(string name, string text);

    void Replace(string name, string text);
}

/// <summary>In the folder of keys.</summary>
internal sealed class SecretFiles(DataDirectory data) : ISecrets
{
    public bool AreShared => false;

    public string? Read(string name) => File.Exists(At(name)) ? File.ReadAllText(At(name)) : null;

    public string Keep(string name, string text)
    {
        if (Read(name) is { } kept) { return kept; }
        Replace(name, text);
        return text;
    }

    public void Replace(string name, string text)
    {
        var draft = At(name) + ".new";
        File.WriteAllText(draft, text);
        if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite); }
        File.Move(draft, At(name), overwrite: true);
    }

    private string At(string name) => Path.Combine(data.Folder("keys"), name);
}
