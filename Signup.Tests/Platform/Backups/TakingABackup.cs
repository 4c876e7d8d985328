using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Platform.Backups;

/// <summary>Copies of a running shop, put back into a folder of their own.</summary>
public sealed class TakingABackup : IAsyncLifetime, IDisposable
{
    private readonly AppHost shop = new(new ManualTime(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero)));
    private readonly string elsewhere = Template.EmptyFolder();

    private TakeBackup Take => shop.Get<TakeBackup>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await shop.DisposeAsync();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Holds_all_there_is_and_is_put_back_as_it_was()
    {
        var (email, _) = await shop.Registered();
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(shop.Folder, "backups")).FullName, "before-update.db"), "no backup of backups");
        var taken = (await Take.Run()).Value;
        await shop.Registered();

        var restored = Restore(taken.Path).Value;

        Assert.Equal(Path.Combine(shop.Folder, "backups", "signup-20261121-030000.zip"), taken.Path);
        Assert.Null(restored.Before);
        Assert.Equal([email], Customers(elsewhere));
        Assert.Equal(KeysIn(shop.Folder), KeysIn(elsewhere), StringComparer.Ordinal);
        Assert.Contains(taken.Manifest.Entries, e => e.Name.Contains("sandbox", StringComparison.Ordinal) && e.Name.EndsWith(".db", StringComparison.Ordinal));
        Assert.DoesNotContain(taken.Manifest.Entries, e => e.Name.StartsWith("backups", StringComparison.Ordinal) || e.Name.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Equal(["before-update.db", Path.GetFileName(taken.Path)], Directory.EnumerateFiles(Path.GetDirectoryName(taken.Path)!).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Moves_aside_what_is_there()
    {
        var first = (await Take.Run(Path.Combine(elsewhere, "..", "first.zip"))).Value.Path;
        var (email, _) = await shop.Registered();
        var second = (await Take.Run(Path.Combine(elsewhere, "..", "second.zip"))).Value.Path;
        _ = Restore(second).Value;

        var restored = Restore(first).Value;

        Assert.Empty(Customers(elsewhere));
        Assert.Equal([email], Customers(restored.Before!));
    }

    [Fact]
    public async Task A_damaged_a_newer_or_an_unfinished_one_is_refused_and_changes_nothing()
    {
        var good = (await Take.Run()).Value.Path;
        var (cut, newer, turned) = (good + ".cut", good + ".newer", good + ".turned");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(good))[..^200]);
        Change(good, newer, manifest => manifest with { Schema = "29990101000000_FromTomorrow", Program = "9.0" });
        Change(good, turned, manifest => manifest with { Entries = [.. manifest.Entries.Select((e, i) => i == 0 ? e with { Hash = new string('0', 64) } : e)] });
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "mine.txt"), "kept");

        Assert.Equal("BACKUP_NOT_FOUND", Restore(good + ".none").Refusal?.Code);
        Assert.Equal("BACKUP_DAMAGED", Restore(cut).Refusal?.Code);
        Assert.Equal("BACKUP_DAMAGED", Restore(turned).Refusal?.Code);
        Assert.Equal("BACKUP_NEWER", Restore(newer).Refusal?.Code);
        Assert.Equal(["mine.txt"], Directory.EnumerateFileSystemEntries(elsewhere).Select(path => Path.GetFileName(path)!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_is_forgotten_until_it_is_decided_and_carried_through_after()
    {
        var (email, _) = await shop.Registered();
        var file = (await Take.Run()).Value.Path;
        var (data, finish, open) = Parts();
        var folder = Path.Combine(data.Root, ".restoring");

        void Unpack() => _ = open.Unpack(file, Directory.CreateDirectory(Path.Combine(folder, "unpacked")).FullName, null, default).Value;
        Unpack();
        Assert.Null(finish.Run());
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));

        Unpack();
        FinishRestore.Decide(folder, DateTimeOffset.UnixEpoch);
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "before-restore-19700101-000000"), "in the way of the old");
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "mine.txt"), "old");
        Assert.ThrowsAny<IOException>(() => finish.Run());
        Assert.True(FinishRestore.IsDecided(folder));
        File.Delete(Path.Combine(elsewhere, "before-restore-19700101-000000"));
        File.Delete(Path.Combine(elsewhere, "mine.txt"));
        await File.WriteAllTextAsync(Path.Combine(folder, "cleared"), string.Empty);
        File.Move(Path.Combine(folder, "unpacked", "signup.db"), Path.Combine(elsewhere, "signup.db"));
        Assert.Null(finish.Run());
        Assert.Equal([email], Customers(elsewhere));
        Assert.True(Directory.Exists(Path.Combine(elsewhere, "keys")));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Where_it_cannot_be_written_says_so_and_leaves_nothing_behind()
    {
        var file = Path.Combine(elsewhere, "a file");
        await File.WriteAllTextAsync(file, "in the way");

        Assert.Equal("BACKUP_FAILED", (await Take.Run(Path.Combine(file, "backup.zip"))).Refusal?.Code);
        Assert.Equal(["a file"], Directory.EnumerateFileSystemEntries(elsewhere).Select(path => Path.GetFileName(path)!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Is_taken_by_itself_once_the_newest_is_old_enough_and_the_oldest_goes()
    {
        await using var scheduled = new AppHost(new ManualTime(DateTimeOffset.UtcNow), settings: [new("Backups:Scheduled", "true"), new("Backups:Keep", "2")]);
        var open = scheduled.Get<OpenBackup>();

        var clock = scheduled.Time!;
        for (var hours = 0; hours < 20; hours++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            Assert.Empty(open.All());
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        await Eventually.Hold(
            () =>
            {
                clock.Advance(TimeSpan.FromHours(1));
                foreach (var file in open.All().Where(file => seen.Add(file.Name))) { File.SetLastWriteTimeUtc(file.FullName, clock.GetUtcNow().UtcDateTime); }
                return seen.Count >= 3;
            },
            "three backups");
        await Eventually.Hold(() => open.All().Count <= 2, "the oldest gone");
    }

    [Fact]
    public async Task Of_a_shop_that_is_written_to_is_whole_each_time()
    {
        for (var times = Endure.Times("backups", daily: 2); times > 0; times--)
        {
            using var end = new CancellationTokenSource();
            var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () => { while (!end.IsCancellationRequested) { await shop.Registered(); } })).ToList();
            var taken = (await Take.Run(Path.Combine(elsewhere, $"{times}.zip"))).Value;
            await end.CancelAsync();
            await Task.WhenAll(writers);

            var folder = Template.EmptyFolder();
            _ = Restore(taken.Path, folder).Value;
            Assert.Equal(["ok"], Ask(folder, "PRAGMA integrity_check"));
            Assert.Empty(Ask(folder, "PRAGMA foreign_key_check"));
            Assert.Empty(Ask(folder, """SELECT c."Id" FROM customers c LEFT JOIN logins u ON u."Id" = c."Id" WHERE u."Id" IS NULL"""));
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> KeysIn(string folder) => Directory.GetFiles(Path.Combine(folder, "keys")).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private Result<Restored> Restore(string file, string? folder = null)
    {
        var (data, finish, open) = Parts(folder);
        return new RestoreBackup(open, data, finish, shop.Get<IDatabase>(), shop.Time!).Run(file);
    }

    private (DataDirectory Data, FinishRestore Finish, OpenBackup Open) Parts(string? folder = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", folder ?? elsewhere)]).Build();
        var data = new DataDirectory(settings, shop.Get<IHostEnvironment>());
        var source = new BackupSource(data, new(Path.Combine(data.Root, "signup.db")), shop.Get<IOptionsMonitor<BackupOptions>>());
        return (data, new(source, data), new(source, shop.Get<IDbContextFactory<SignupDb>>()));
    }

    private static void Change(string from, string to, Func<BackupManifest, BackupManifest> change)
    {
        File.Copy(from, to);
        using var zip = ZipFile.Open(to, ZipArchiveMode.Update);
        var entry = zip.GetEntry(BackupManifest.FileName)!;
        BackupManifest manifest;
        using (var read = entry.Open()) { manifest = BackupManifest.Read(read)!; }
        entry.Delete();
        using var write = zip.CreateEntry(BackupManifest.FileName).Open();
        change(manifest).Write(write);
    }

    private static List<string> Customers(string folder) => Ask(folder, """SELECT u."Email" FROM customers c JOIN logins u ON u."Id" = c."Id" ORDER BY 1""");

    private static List<string> Ask(string folder, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "signup.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        List<string> found = [];
        while (rows.Read()) { found.Add(rows.GetString(0)); }
        return found;
    }
}
