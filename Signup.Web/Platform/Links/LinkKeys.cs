using System.Security.Cryptography;
using System.Text.Json;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Links;

/// <summary>The keys signed links are made with, on disk, newest first. Links of an older key stay valid until they expire.</summary>
public sealed class LinkKeys
{
    private const int KeyBytes = 32;
    private readonly string file;
    private readonly Lock gate = new();
    private List<LinkKey> ring;

    public LinkKeys(DataDirectory data)
    {
        file = Path.Combine(data.Folder("keys"), "links.json");
        ring = File.Exists(file) ? JsonSerializer.Deserialize<List<LinkKey>>(File.ReadAllText(file)) ?? [] : [];
        if (ring.Count == 0) { Rotate(); }
    }

    public LinkKey Newest
    {
        get { lock (gate) { return ring[0]; } }
    }

    public LinkKey? Find(string id)
    {
        lock (gate) { return ring.Find(k => k.Id == id); }
    }

    /// <summary>Makes a new key for new links.</summary>
    public void Rotate()
    {
        lock (gate)
        {
            ring = [new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), RandomNumberGenerator.GetBytes(KeyBytes)), .. ring];
            var draft = file + ".new";
            File.WriteAllText(draft, JsonSerializer.Serialize(ring));
            if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite); }
            File.Move(draft, file, overwrite: true);
        }
    }

    public sealed record LinkKey(string Id, byte[] Secret);
}
