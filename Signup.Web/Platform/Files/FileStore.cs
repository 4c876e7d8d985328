using System.Security.Cryptography;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Files;

/// <summary>
/// The contents of files people send, in a folder of their own, each named by its id. A content is written before the row that names it:
/// a crash in between leaves a file nobody knows, which goes at night.
/// </summary>
public sealed class FileStore(string folder, TimeProvider time)
{
    public const int LongestName = 120;

    public const long Largest = 10 * 1024 * 1024;

    private const int AtOnce = 200;

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public static readonly Refusal TooLarge = Refusal.Invalid("FILE_TOO_LARGE", "{0} is larger than 10 MB", "files");

    public static readonly Refusal WrongType = Refusal.Invalid("FILE_TYPE", "{0} cannot be attached. Pictures, PDF, ZIP and plain text can, when the content is what the name says.", "files");

    public static readonly Refusal Empty = Refusal.Invalid("FILE_EMPTY", "{0} is empty", "files");

    public string PathOf(Guid id) => Path.Combine(folder, id.ToString("N"));

    /// <summary>Writes the content. Refusals: FILE_TOO_LARGE, FILE_TYPE, FILE_EMPTY.</summary>
    public async Task<Result<KeptFile>> Keep(Upload upload, CancellationToken cancellationToken = default)
    {
        var name = NameOf(upload);
        if (upload.Size > Largest) { return Refused(TooLarge, name); }
        if (upload.Size == 0) { return Refused(Empty, name); }
        await using var content = upload.Open();
        var begin = new byte[FileKinds.Beginning];
        var known = await content.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, cancellationToken);
        if (FileKinds.MediaTypeOf(name, begin.AsSpan(0, known)) is not { } type) { return Refused(WrongType, name); }
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var (bytes, hash) = await Write(id, begin.AsMemory(0, known), content, cancellationToken);
        if (bytes <= Largest) { return new KeptFile(id, name, type, bytes, hash); }
        Remove(id);
        return Refused(TooLarge, name);
    }

    /// <summary>Again is harmless.</summary>
    public void Remove(params IEnumerable<Guid> ids)
    {
        foreach (var id in ids) { File.Delete(PathOf(id)); }
    }

    /// <summary>Those whose row was never written, because the program stopped in between, or is gone, go when they are a day old.</summary>
    /// <param name="known">Which of these have a row.</param>
    public async Task Sweep(DateTimeOffset now, Func<IReadOnlyList<Guid>, Task<List<Guid>>> known)
    {
        foreach (var some in WrittenBefore(now - Age).Chunk(AtOnce).ToList()) { Remove(some.Except(await known(some))); }
    }

    private IEnumerable<Guid> WrittenBefore(DateTimeOffset instant) =>
        Directory.EnumerateFiles(folder).Where(path => File.GetLastWriteTimeUtc(path) < instant.UtcDateTime)
            .Select(path => Guid.TryParse(Path.GetFileName(path), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);

    private static Refusal Refused(Refusal refusal, string name) => refusal with { Arguments = [name] };

    /// <summary>Stops where it is too much.</summary>
    private async Task<(long Bytes, string Hash)> Write(Guid id, ReadOnlyMemory<byte> begin, Stream rest, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        await using (var file = new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            var buffer = new byte[81_920];
            for (var part = begin; part.Length > 0 && bytes <= Largest; part = buffer.AsMemory(0, await rest.ReadAsync(buffer, cancellationToken)))
            {
                hash.AppendData(part.Span);
                await file.WriteAsync(part, cancellationToken);
                bytes += part.Length;
            }

            file.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(PathOf(id), time.GetUtcNow().UtcDateTime);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Without folders and without characters that nobody sees; the ending stays when it is too long.</summary>
    private static string NameOf(Upload upload)
    {
        var name = string.Concat(upload.Name.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim();
        var ending = Path.GetExtension(name);
        return name.Length <= LongestName ? name : ending.Length >= LongestName ? name[..LongestName] : name[..(LongestName - ending.Length)] + ending;
    }
}
