using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignupWeb.Account.Export;

/// <summary>A ZIP in the making: texts, and data as JSON that a person can read, too.</summary>
internal sealed class ExportZip(DateTimeOffset madeAt) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly MemoryStream bytes = new();
    private ZipArchive? open;

    public void AddText(string name, string text)
    {
        using var entry = Open(name);
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A file as it is on the disk.</summary>
    public void AddFile(string name, string path)
    {
        using var entry = Open(name);
        using var file = File.OpenRead(path);
        file.CopyTo(entry);
    }

    public void AddJson(string name, object content) => AddText(name, JsonSerializer.Serialize(content, Json));

    /// <summary>The finished file.</summary>
    public byte[] Finish()
    {
        open?.Dispose();
        return bytes.ToArray();
    }

    private Stream Open(string name)
    {
        open ??= new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true);
        var entry = open.CreateEntry(name);
        entry.LastWriteTime = madeAt;
        return entry.Open();
    }

    public void Dispose()
    {
        open?.Dispose();
        bytes.Dispose();
    }
}
