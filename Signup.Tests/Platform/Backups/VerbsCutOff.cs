using System.Globalization;
using Microsoft.Data.Sqlite;
using SignupTests.Platform.Upgrades;
using SignupTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Platform.Backups;

/// <summary>The verbs of the owner as processes that are killed like a machine that loses power, at a moment nobody chose: nothing is half done, and the next one, or the next start, goes on.</summary>
public sealed class VerbsCutOff(ITestOutputHelper output)
{
    private const int Lines = 400;

    /// <summary>In the stored shop.</summary>
    private const int Customers = 3;

    private static readonly Lazy<string> Empty = new(Template.DataFolder);

    [Fact]
    public async Task Leave_nothing_half_done()
    {
        var times = Endure.InTurn("verbs");
        if (times == 0) { return; }
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        output.WriteLine($"Seed {seed}.");
        using var shop = new AppProcess();
        Func<AppProcess, Random, Task>[] verbs = [Backup, Restore, Migrate, Import];
        var first = chance.Next(verbs.Length);
        for (var time = 0; time < times; time++)
        {
            await StoredSchemas.Unpack(StoredSchemas.All[^1], shop.Folder);
            await verbs[(first + time) % verbs.Length](shop, chance);
            Assert.Equal(((long)Customers, 2L), (Count(shop.Folder, "customers") % Lines, Count(shop.Folder, "contracts")));
        }

        await shop.Start();
    }

    [Fact]
    public async Task A_restore_that_was_decided_is_carried_through_by_the_next_verb_and_not_backed_up_before()
    {
        using var shop = new AppProcess();
        var unpacked = Directory.CreateDirectory(Path.Combine(shop.Folder, ".restoring", "unpacked")).FullName;
        await StoredSchemas.Unpack(StoredSchemas.All[^1], unpacked);
        await File.WriteAllTextAsync(Path.Combine(shop.Folder, ".restoring", "decided"), "20261130-120000");

        var (code, said) = await shop.Ask("backup", Path.Combine(shop.Folder, "half.zip"));
        Assert.Equal(1, code);
        Assert.Contains("A restore was cut off here", said, StringComparison.Ordinal);

        Assert.Equal(0, (await shop.Ask("migrate")).Code);
        Assert.Equal(Customers, Count(shop.Folder, "customers"));
        Assert.True(File.Exists(Path.Combine(shop.Folder, "before-restore-20261130-120000", "signup.db")));
    }

    private async Task Backup(AppProcess shop, Random chance)
    {
        var taken = Path.Combine(shop.Folder, "killed.zip");
        var ended = await shop.AskAndKill(Moment(chance), "backup", taken);
        output.WriteLine($"backup: {(ended ? "ended before the kill" : "killed")}, {(File.Exists(taken) ? "whole" : "not there")}");
        if (File.Exists(taken)) { Assert.Equal(0, (await shop.Ask("restore", taken)).Code); }
        Assert.Equal(0, (await shop.Ask("backup", taken)).Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(shop.Folder), path => path.Contains("killed.zip.", StringComparison.Ordinal));
        File.Delete(taken);
    }

    /// <summary>Before it is decided nothing has happened; after it the next start or restore carries it through.</summary>
    private async Task Restore(AppProcess shop, Random chance)
    {
        var file = Path.Combine(shop.Folder, "backups", "taken.zip");
        Assert.Equal(0, (await shop.Ask("backup", file)).Code);
        await Unfinished(shop.Folder);
        var ended = await shop.AskAndKill(Moment(chance), "restore", file);
        Assert.Equal(0, (await shop.Ask("migrate")).Code);
        var after = Count(shop.Folder, "customers");
        output.WriteLine($"restore: {(ended ? "ended before the kill" : "killed")}, {after} customers");
        Assert.True(after is Customers or 0, $"{after} customers.");
        Assert.Equal(0, (await shop.Ask("restore", file)).Code);
        foreach (var old in Directory.EnumerateDirectories(shop.Folder, "before-restore-*")) { Directory.Delete(old, recursive: true); }
    }

    private async Task Migrate(AppProcess shop, Random chance)
    {
        await StoredSchemas.Unpack(StoredSchemas.Oldest, shop.Folder);
        var ended = await shop.AskAndKill(Moment(chance), "migrate");
        output.WriteLine($"migrate: {(ended ? "ended before the kill" : "killed")}");
        var (code, said) = await shop.Ask("migrate");
        Assert.True(code == 0, said);
    }

    private async Task Import(AppProcess shop, Random chance)
    {
        var folder = Template.EmptyFolder();
        await File.WriteAllLinesAsync(Path.Combine(folder, "customers.csv"), Enumerable.Range(0, Lines).Select(n => string.Create(CultureInfo.InvariantCulture, $"c{n}@northwind.example,Ada,Byron")).Prepend("email,first_name,last_name"));
        var ended = await shop.AskAndKill(Moment(chance), "import", folder);
        var between = Count(shop.Folder, "customers") - Customers;
        output.WriteLine($"import: {(ended ? "ended before the kill" : "killed")}, {between} of {Lines}");
        Assert.True(between % 50 == 0, $"{between} lines are no whole commits.");
        var (code, said) = await shop.Ask("import", folder);
        Assert.True(code == 0, said);
        Assert.Contains($"There already: {between}.", said, StringComparison.Ordinal);
        Assert.Equal(Customers + Lines, Count(shop.Folder, "customers"));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A shop without customers, in whose place the copy is put.</summary>
    private static Task Unfinished(string folder) => File.WriteAllBytesAsync(Path.Combine(folder, "signup.db"), File.ReadAllBytes(Path.Combine(Empty.Value, "signup.db")));

    /// <summary>A verb takes a second or two, the most of it to start.</summary>
    private static TimeSpan Moment(Random chance) => TimeSpan.FromSeconds(0.6 + (2.4 * chance.NextDouble()));

    private static long Count(string folder, string table)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "signup.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this test
        command.CommandText = $"PRAGMA integrity_check; SELECT COUNT(*) FROM {table}";
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        Assert.True(rows.Read());
        Assert.Equal("ok", rows.GetString(0));
        Assert.True(rows.NextResult() && rows.Read());
        return rows.GetInt64(0);
    }
}
