using System.Buffers;

namespace SignupWeb.Platform.Files;

/// <summary>Which files may be attached: their names' endings, and how their content must begin.</summary>
public static class FileKinds
{
    /// <summary>As much of a file as must be read to know it.</summary>
    public const int Beginning = 512;

    /// <summary>For the picker of a browser.</summary>
    public const string Accepted = ".png,.jpg,.jpeg,.gif,.webp,.pdf,.txt,.log,.csv,.zip";

    private static readonly SearchValues<byte> NotInText = SearchValues.Create([.. Enumerable.Range(0, 32).Select(b => (byte)b).Except("\t\n\f\r\u001b"u8.ToArray())]);

    /// <summary>Its media type; null when the name has no known ending, or the content is not what the ending says.</summary>
    public static string? MediaTypeOf(string name, ReadOnlySpan<byte> begin) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" when begin.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        ".jpg" or ".jpeg" when begin.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        ".gif" when begin.StartsWith("GIF8"u8) => "image/gif",
        ".webp" when begin.StartsWith("RIFF"u8) && begin.Length >= 12 && begin[8..12].SequenceEqual("WEBP"u8) => "image/webp",
        ".pdf" when begin.StartsWith("%PDF-"u8) => "application/pdf",
        ".zip" when begin.StartsWith("PK"u8) => "application/zip",
        ".txt" or ".log" or ".csv" when !begin.ContainsAny(NotInText) => "text/plain",
        _ => null,
    };
}
