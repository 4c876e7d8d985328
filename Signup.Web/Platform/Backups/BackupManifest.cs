using System.Text.Json;

namespace SignupWeb.Platform.Backups;

/// <summary>What is in a copy, written last: a file without it was never finished.</summary>
/// <param name="Program">Version of the program that took it.</param>
/// <param name="Schema">Name of the last change of the tables; an older program does not know it.</param>
public sealed record BackupManifest(string Program, string Schema, DateTimeOffset TakenAt, IReadOnlyList<BackupEntry> Entries)
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>In bytes, unpacked.</summary>
    public long Bytes => Entries.Sum(entry => entry.Bytes);

    /// <summary>Null for what is none.</summary>
    public static BackupManifest? Read(Stream from)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(from, Readable);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(Stream to) => JsonSerializer.Serialize(to, this, Readable);
}

/// <summary>A file in a copy.</summary>
/// <param name="Name">Its path below the data folder, with "/".</param>
/// <param name="Hash">SHA-256 of its content, in hex.</param>
public sealed record BackupEntry(string Name, long Bytes, string Hash);
