using System.Security.Cryptography;

namespace SignupWeb.Platform.Web;

/// <summary>A small picture kept as text, "data:image/png;base64,…": the shop's logo.</summary>
public sealed record Picture
{
    /// <summary>Bytes: it stands on every page, mail and paper.</summary>
    public const int Largest = 64 * 1024;

    private static readonly (string Type, byte[] Begin)[] Kinds = [("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("image/jpeg", [0xFF, 0xD8, 0xFF])];

    private Picture(string type, byte[] content) => (Type, Content, Name) = (type, content, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12)));

    public string Type { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Of its content: another picture has another name.</summary>
    public string Name { get; }

    /// <summary>Where the shop serves it.</summary>
    public string Path => ShopLook.LogoPath + Name;

    /// <summary>The picture itself, for papers that load nothing.</summary>
    public string Uri => $"data:{Type};base64,{Convert.ToBase64String(Content.Span)}";

    /// <summary>Null when it is neither PNG nor JPEG, or too large.</summary>
    public static Picture? Of(byte[] content) =>
        content.Length is > 0 and <= Largest && Kinds.FirstOrDefault(kind => content.AsSpan().StartsWith(kind.Begin)).Type is { } type ? new(type, content) : null;

    /// <summary>Null when this is no such text.</summary>
    public static Picture? Read(string? kept)
    {
        if (kept?.Split(";base64,", 2) is not [['d', 'a', 't', 'a', ':', .. var type], var text]) { return null; }
        var content = new byte[((text.Length / 4) + 1) * 3];
        return Convert.TryFromBase64String(text, content, out var length) && Of(content[..length]) is { } picture && picture.Type == type ? picture : null;
    }
}
