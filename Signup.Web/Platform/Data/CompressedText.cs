using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SignupWeb.Platform.Data;

/// <summary>A long text that nobody searches, in a third of its room.</summary>
internal sealed class CompressedText() : ValueConverter<string, byte[]>(text => Pack(text), packed => Unpack(packed))
{
    internal static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal)) { brotli.Write(Encoding.UTF8.GetBytes(text)); }
        return packed.ToArray();
    }

    internal static string Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
