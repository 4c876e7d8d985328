using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignupWeb.Account.Export;

/// <summary>A ZIP on its way to its reader, never whole in memory: texts, files, and data as JSON that a person can read, too.</summary>
internal sealed class ExportZip : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly ZipArchive zip;
    private readonly DateTimeOffset madeAt;
    private readonly CancellationToken cancellationToken;

    private ExportZip(ZipArchive zip, DateTimeOffset madeAt, CancellationToken cancellationToken) => (this.zip, this.madeAt, this.cancellationToken) = (zip, madeAt, cancellationToken);

    /// <summary>Everything added goes to that stream, which stays open; the end is written when this is disposed.</summary>
    public static async Task<ExportZip> To(Stream reader, DateTimeOffset madeAt, CancellationToken cancellationToken) =>
        new(await ZipArchive.CreateAsync(reader, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken), madeAt, cancellationToken);

    public async Task AddText(string name, string text)
    {
        await using var entry = await Open(name);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    /// <summary>A file as it is on the disk.</summary>
    public async Task AddFile(string name, string path)
    {
        await using var entry = await Open(name);
        await using var file = File.OpenRead(path);
        await file.CopyToAsync(entry, cancellationToken);
    }

    /// <summary>One thing, or a list; a list that is read as it is asked for is written so, too.</summary>
    public async Task AddJson<T>(string name, T content)
    {
        await using var entry = await Open(name);
        await JsonSerializer.SerializeAsync(entry, content, Json, cancellationToken);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private Task<Stream> Open(string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = madeAt;
        return entry.OpenAsync(cancellationToken);
    }
}
