using System.Security.Cryptography;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

/// <summary>
/// The contents of attached files, in the data folder's "support", each named by its id. A content is written before the row that names it:
/// a crash in between leaves a file nobody knows, which goes at night.
/// </summary>
public sealed class SupportFiles(DataDirectory data, TimeProvider time)
{
    public const int LongestName = 120;

    /// <summary>With one message.</summary>
    public const int Most = 5;

    public const long Largest = 10 * 1024 * 1024;

    /// <summary>Body of a message with all its files, and the form around them.</summary>
    public const long LargestBody = (Most * Largest) + (4 * 1024 * 1024);

    public static readonly Refusal TooMany = Refusal.Invalid("TOO_MANY_FILES", "Attach {0} files or fewer to one message", "files") with { Arguments = [Most] };

    public static readonly Refusal TooLarge = Refusal.Invalid("FILE_TOO_LARGE", "{0} is larger than 10 MB", "files");

    public static readonly Refusal WrongType = Refusal.Invalid("FILE_TYPE", "{0} cannot be attached. Pictures, PDF, ZIP and plain text can, when the content is what the name says.", "files");

    public static readonly Refusal Empty = Refusal.Invalid("FILE_EMPTY", "{0} is empty", "files");

    private readonly string folder = data.Folder("support");

    public string PathOf(SupportFileId id) => Path.Combine(folder, id.Value.ToString("N"));

    /// <summary>Writes the contents. When one of them is refused, none is kept. Refusals: TOO_MANY_FILES, FILE_TOO_LARGE, FILE_TYPE, FILE_EMPTY.</summary>
    public async Task<Result<IReadOnlyList<KeptFile>>> Keep(IReadOnlyList<Upload> uploads, CancellationToken cancellationToken = default)
    {
        if (uploads.Count > Most) { return TooMany; }
        List<KeptFile> kept = [];
        foreach (var upload in uploads)
        {
            if ((await Keep(upload, cancellationToken)).Refused(out var refusal, out var file))
            {
                Remove(kept.Select(k => k.Id));
                return refusal with { Arguments = [NameOf(upload)] };
            }

            kept.Add(file);
        }

        return kept;
    }

    /// <summary>Again is harmless.</summary>
    public void Remove(IEnumerable<SupportFileId> ids)
    {
        foreach (var id in ids) { File.Delete(PathOf(id)); }
    }

    /// <summary>Those written before then.</summary>
    public IEnumerable<SupportFileId> WrittenBefore(DateTimeOffset instant) =>
        Directory.EnumerateFiles(folder).Where(path => File.GetLastWriteTimeUtc(path) < instant.UtcDateTime)
            .Select(path => Guid.TryParse(Path.GetFileName(path), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Select(id => new SupportFileId(id));

    private async Task<Result<KeptFile>> Keep(Upload upload, CancellationToken cancellationToken)
    {
        if (upload.Size > Largest) { return TooLarge; }
        if (upload.Size == 0) { return Empty; }
        await using var content = upload.Open();
        var begin = new byte[FileKinds.Beginning];
        var known = await content.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, cancellationToken);
        if (FileKinds.MediaTypeOf(NameOf(upload), begin.AsSpan(0, known)) is not { } type) { return WrongType; }
        var id = SupportFileId.New();
        return await Write(id, begin.AsMemory(0, known), content, cancellationToken) is var (bytes, hash) && bytes <= Largest
            ? new KeptFile(id, NameOf(upload), type, bytes, hash)
            : Refuse(id, TooLarge);
    }

    private Refusal Refuse(SupportFileId id, Refusal refusal)
    {
        Remove([id]);
        return refusal;
    }

    /// <summary>Stops where it is too much.</summary>
    private async Task<(long Bytes, string Hash)> Write(SupportFileId id, ReadOnlyMemory<byte> begin, Stream rest, CancellationToken cancellationToken)
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
