using System.Security.Cryptography;
using System.Text.Json;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Links;

/// <summary>The keys signed links are made with, newest first. Links of an older key stay valid until they expire.</summary>
public sealed class LinkKeys
{
    /// <summary>The secret they are kept as.</summary>
    public const string Name = "links.json";

    private const int KeyBytes = 32;
    private readonly ISecrets secrets;
    private readonly Lock gate = new();
    private List<LinkKey> ring;

    public LinkKeys(ISecrets secrets)
    {
        this.secrets = secrets;
        ring = Kept();
        if (ring.Count == 0) { Rotate(); }
    }

    public LinkKey Newest
    {
        get { lock (gate) { return ring[0]; } }
    }

    /// <summary>One that is not known here another node may have made.</summary>
    public LinkKey? Find(string id)
    {
        lock (gate)
        {
            var known = ring.Find(k => k.Id == id);
            if (known is not null || !secrets.AreShared) { return known; }
            ring = Kept();
            return ring.Find(k => k.Id == id);
        }
    }

    /// <summary>Makes a new key for new links.</summary>
    public void Rotate()
    {
        lock (gate)
        {
            ring = [Make(), .. ring];
            secrets.Replace(Name, JsonSerializer.Serialize(ring));
        }
    }

    private List<LinkKey> Kept() => JsonSerializer.Deserialize<List<LinkKey>>(secrets.Keep(Name, JsonSerializer.Serialize<List<LinkKey>>([Make()]))) ?? [];

    private static LinkKey Make() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), RandomNumberGenerator.GetBytes(KeyBytes));

    public sealed record LinkKey(string Id, byte[] Secret);
}
