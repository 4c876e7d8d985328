using System.Collections.Concurrent;
using System.Security.Cryptography;
using SignupWeb.Platform.Data;

namespace SignupWeb.Provisioning;

/// <summary>A file that is there.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record StoredFile(string Path, long Size, string Sha256);

/// <summary>The files downloads deliver: the shop's own in the data folder's "files", else the samples that come with the application.</summary>
public sealed class FileStore(DataDirectory data)
{
    private readonly ConcurrentDictionary<(string Path, long Size, DateTime Written), StoredFile> known = new();

    private readonly string[] folders = [data.Folder("files"), Path.Combine(AppContext.BaseDirectory, "Provisioning", "Files")];

    /// <summary>The file of that name; null when there is none. A name with a folder in it is none.</summary>
    public async Task<StoredFile?> Find(string name, CancellationToken cancellationToken = default)
    {
        if (PathOf(name) is not { } path) { return null; }
        var file = new FileInfo(path);
        var key = (path, file.Length, file.LastWriteTimeUtc);
        if (known.TryGetValue(key, out var stored)) { return stored; }
        await using var content = file.OpenRead();
        return known[key] = new StoredFile(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)));
    }

    /// <summary>What could be delivered, by name.</summary>
    public IReadOnlyList<string> Names() =>
        [.. folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder)).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];

    private string? PathOf(string name) =>
        name.Length == 0 || name != Path.GetFileName(name) || name is "." or ".." ? null : folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
