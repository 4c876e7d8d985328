using System.IO.Compression;
using SignupTests.House;

namespace SignupTests.Platform.Upgrades;

/// <summary>A small shop's database as it stood after each migration that has landed, packed: schemas/20261121185245_InitialCreate.db.br and its siblings.</summary>
internal static class StoredSchemas
{
    private const string Ends = ".db.br";

    private static readonly string Folder = Path.Combine(Sources.Root, "Signup.Tests", "Platform", "Upgrades", "schemas");

    /// <summary>By the name of the last migration in it, the oldest first.</summary>
    public static IReadOnlyList<string> All => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*" + Ends).Select(path => Path.GetFileName(path)[..^Ends.Length]).Order(StringComparer.Ordinal)] : [];

    public static string Oldest => All[0];

    /// <summary>As the signup.db of a data folder, in place of the one that is there.</summary>
    public static async Task Unpack(string schema, string folder)
    {
        foreach (var beside in new[] { "-wal", "-shm" }) { File.Delete(Path.Combine(folder, "signup.db" + beside)); }
        await using var packed = new BrotliStream(File.OpenRead(Path.Combine(Folder, schema + Ends)), CompressionMode.Decompress);
        await using var database = File.Create(Path.Combine(folder, "signup.db"));
        await packed.CopyToAsync(database);
    }

    public static async Task Pack(string schema, string database)
    {
        Directory.CreateDirectory(Folder);
        await using var packed = new BrotliStream(File.Create(Path.Combine(Folder, schema + Ends)), CompressionLevel.SmallestSize);
        await using var read = File.OpenRead(database);
        await read.CopyToAsync(packed);
    }
}
