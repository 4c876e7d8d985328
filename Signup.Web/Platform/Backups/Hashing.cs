using System.Buffers;
using System.Security.Cryptography;

namespace SignupWeb.Platform.Backups;

internal static class Hashing
{
    private const int Piece = 1 << 20;

    /// <summary>Copies all of it; answers how much it was and its SHA-256 in hex.</summary>
    public static (long Bytes, string Hash) Copy(Stream from, Stream to, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = 0L;
        for (int read; (read = from.Read(buffer, 0, Piece)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
            bytes += read;
            progress?.Report(bytes);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
