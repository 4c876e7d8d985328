using System.Security.Cryptography;
using System.Text;

namespace SignupWeb.Platform.Access;

/// <summary>What is tried and by whom, in a size of its own however long the words were.</summary>
/// <param name="Id">The key's hash.</param>
/// <param name="What">What is tried: "sign-in from".</param>
/// <param name="Who">By whom, for the team to read: an address of the net, an id, or the outline of an e-mail address.</param>
public sealed record TryKey(Guid Id, string What, string Who)
{
    /// <summary>No longer than this is <see cref="Who"/>.</summary>
    public const int MaxLength = 64;

    public static TryKey Of(string key)
    {
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return new(id, Short(key[..Math.Max(0, colon)]), Short(Outline(key[(colon + 1)..])));
    }

    /// <summary>Enough for its owner to know it by, and too little to write to.</summary>
    private static string Outline(string who) => who.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{who[0]}•••{who[at..]}".ToLowerInvariant() : who;

    private static string Short(string text) => text.Length > MaxLength ? text[..MaxLength] : text;
}
