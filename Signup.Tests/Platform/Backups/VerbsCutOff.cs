using System.Globalization;
using Microsoft.Data.Sqlite;
using SignupTests.Journeys;
using SignupTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Platform.Backups;

/// <summary>The verbs of the owner as processes that are killed like a machine that loses power, at a moment nobody chose: nothing is half done, and the next one, or the next start, goes on.</summary>
public sealed class VerbsCutOff(ITestOutputHelper output)
{
    private const int Lines = 400;

    [Fact]
    public async Task Leave_nothing_half_done()
    {
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        output.WriteLine($"Seed {seed}.");
        using var shop = new AppProcess("--Orders:RemorseWindow", "00:00:01");
        await shop.Start();
        using (var mara = new Headless(shop.Url))
        {
            await mara.Order();
            await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "a contract");
        }

        await shop.Stop();
        var file = Path.Combine(shop.Folder, "..", $"{Path.GetFileName(shop.Folder)}.zip");
        Assert.Equal(0, (await shop.Ask("backup", file)).Code);
        var customers = 1;
        for (var times = Endure.Times("verbs", daily: 1); times > 0; times--)
        {
            await Backup(shop, chance);
            await Restore(shop, file, chance, customers);
            customers = 1;
            await Migrate(shop, chance);
            customers = await Import(shop, chance, customers);
            await shop.Start();
            await shop.Stop();
        }

        File.Delete(file);
    }

    private async Task Backup(AppProcess shop, Random chance)
    {
        var taken = Path.Combine(shop.Folder, "killed.zip");
        var ended = await shop.AskAndKill(Moment(chance), "backup", taken);
        output.WriteLine($"backup: {(ended ? "ended before the kill" : "killed")}, {(File.Exists(taken) ? "whole" : "not there")}");
        if (File.Exists(taken)) { Assert.Equal(0, (await shop.Ask("restore", taken)).Code); }
        Assert.Equal(0, (await shop.Ask("backup", taken)).Code);
        Assert.Empty(Directory.EnumerateFiles(shop.Folder, "killed.zip.*"));
        File.Delete(taken);
    }

    /// <summary>Before it is decided nothing has happened; after it the next start or restore carries it through.</summary>
    private async Task Restore(AppProcess shop, string file, Random chance, int before)
    {
        var ended = await shop.AskAndKill(Moment(chance), "restore", file);
        Assert.Equal(0, (await shop.Ask("migrate")).Code);
        var after = Count(shop.Folder, "customers");
        output.WriteLine($"restore: {(ended ? "ended before the kill" : "killed")}, {after} customers");
        Assert.True(after == 1 || after == before, $"{after} customers of {before}, or 1.");
        Assert.Equal(0, (await shop.Ask("restore", file)).Code);
        Assert.Equal((1, 1), ((int)Count(shop.Folder, "customers"), (int)Count(shop.Folder, "contracts")));
        foreach (var old in Directory.EnumerateDirectories(shop.Folder, "before-restore-*")) { Directory.Delete(old, recursive: true); }
    }

    private async Task Migrate(AppProcess shop, Random chance)
    {
        var oldest = Upgrades.StoredSchemas.Oldest;
        foreach (var suffix in new[] { string.Empty, "-wal", "-shm" }) { File.Delete(Path.Combine(shop.Folder, "signup.db" + suffix)); }
        await Upgrades.StoredSchemas.Unpack(oldest, shop.Folder);
        var before = Count(shop.Folder, "customers");
        var ended = await shop.AskAndKill(Moment(chance), "migrate");
        output.WriteLine($"migrate: {(ended ? "ended before the kill" : "killed")}");
        var (code, said) = await shop.Ask("migrate");
        Assert.True(code == 0, said);
        Assert.Equal(before, Count(shop.Folder, "customers"));
    }

    private async Task<int> Import(AppProcess shop, Random chance, int run)
    {
        var before = (int)Count(shop.Folder, "customers");
        var folder = Template.EmptyFolder();
        await File.WriteAllLinesAsync(Path.Combine(folder, "customers.csv"), Enumerable.Range(0, Lines).Select(n => string.Create(CultureInfo.InvariantCulture, $"c{run}-{n}@northwind.example,Ada,Byron")).Prepend("email,first_name,last_name"));
        var ended = await shop.AskAndKill(Moment(chance), "import", folder);
        var between = (int)Count(shop.Folder, "customers") - before;
        output.WriteLine($"import: {(ended ? "ended before the kill" : "killed")}, {between} of {Lines}");
        Assert.True(between % 50 == 0, $"{between} lines are no whole commits.");
        Assert.Equal(Count(shop.Folder, "customers"), Count(shop.Folder, "verifications"));
        var (code, said) = await shop.Ask("import", folder);
        Assert.True(code == 0, said);
        Assert.Contains($"There already: {between}.", said, StringComparison.Ordinal);
        Assert.Equal(before + Lines, Count(shop.Folder, "customers"));
        Directory.Delete(folder, recursive: true);
        return before + Lines;
    }

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
