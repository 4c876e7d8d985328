using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Platform;

/// <summary>Units of work that wait for the one writer share its commit; what befalls one of them is its own affair.</summary>
public sealed class CommittingTogether : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.Create();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Those_that_wait_share_one_commit()
    {
        var (before, first) = (database.Get<Writer>().Groups, await HoldTheWriter());
        var waiting = Enumerable.Range(0, 20).Select(n => Save($"series {n}")).ToList();

        first.Go.Set();
        await Task.WhenAll([first.Saved, .. waiting]);

        Assert.Equal(20, (await database.All<NumberSeries>()).Count(s => s.Name.StartsWith("series", StringComparison.Ordinal)));
        Assert.Equal(2, database.Get<Writer>().Groups - before);
    }

    [Fact]
    public async Task One_that_is_refused_leaves_the_others_saved_and_nobody_is_told_of_it()
    {
        await Save("taken");
        var told = new ConcurrentQueue<string>();
        var commits = database.Get<Commits>();
        using var good = commits.OnTopic("good", () => told.Enqueue("good"));
        using var bad = commits.OnTopic("bad", () => told.Enqueue("bad"));
        var first = await HoldTheWriter();
        var waiting = new[] { Write("good", "a"), Write("bad", "b", "taken"), Write("good", "c") };

        first.Go.Set();
        await Task.WhenAll(first.Saved, waiting[0], waiting[2]);

        Assert.Equal(19, (await Assert.ThrowsAsync<SqliteException>(() => waiting[1])).SqliteErrorCode);
        Assert.Equal(["a", "c", "taken"], (await database.All<NumberSeries>()).Select(s => s.Name).Where(n => n.Length is 1 or 5).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["good"], told, StringComparer.Ordinal);
    }

    [Fact]
    public async Task One_that_finds_no_room_is_refused_alone()
    {
        var first = await HoldTheWriter();
        var before = Write("any", "before");
        var full = Do(t =>
        {
            Execute(t, "PRAGMA max_page_count = 1");
            Execute(t, "CREATE TABLE large AS SELECT randomblob(8000000) AS filler");
        });
        var after = Write("any", "after");

        first.Go.Set();
        await Task.WhenAll(first.Saved, before, after);

        Assert.Equal(13, (await Assert.ThrowsAsync<SqliteException>(() => full)).SqliteErrorCode);
        Assert.Equal(2, (await database.All<NumberSeries>()).Count(s => s.Name is "before" or "after"));
    }

    [Theory]
    [InlineData("INSERT INTO number_series (Name, Last, Version) VALUES (NULL, 0, 0)", 19)]
    [InlineData("CREATE TABLE large AS SELECT randomblob(8000000) AS filler", 13)]
    public async Task One_statement_that_fails_undoes_itself_alone(string sql, int error)
    {
        var first = await HoldTheWriter();
        var before = Write("any", "before");
        var limit = Do(t => Execute(t, "PRAGMA max_page_count = 1"));
        var failing = database.Get<Writer>().Save(new OneStatement(sql));
        var after = Write("any", "after");

        first.Go.Set();
        await Task.WhenAll(first.Saved, before, limit, after);

        Assert.Equal(error, (await Assert.ThrowsAsync<SqliteException>(() => failing)).SqliteErrorCode);
        Assert.Equal(2, (await database.All<NumberSeries>()).Count(s => s.Name is "before" or "after"));
    }

    [Fact]
    public async Task A_commit_that_fails_refuses_all_of_it_tells_nobody_and_the_next_one_is_saved()
    {
        var told = 0;
        using var listening = database.Get<Commits>().OnTopic("before", () => Interlocked.Increment(ref told));
        var first = await HoldTheWriter();
        var before = Write("before", "before");
        var orphan = Do(t =>
        {
            Execute(t, "PRAGMA defer_foreign_keys = ON");
            Execute(t, "INSERT INTO deliveries (Sequence, Handler, Lane, Tries) VALUES (999999, 'Nobody', 'none', 0)");
        });

        first.Go.Set();
        await first.Saved;

        foreach (var refused in new[] { before, orphan }) { Assert.Equal(19, (await Assert.ThrowsAsync<SqliteException>(() => refused)).SqliteErrorCode); }
        Assert.Equal(0, told);
        await Write("before", "afterwards");
        Assert.Equal(1, told);
        Assert.Equal(["afterwards"], (await database.All<NumberSeries>()).Select(s => s.Name).Where(n => n is "before" or "afterwards"), StringComparer.Ordinal);
    }

    /// <summary>A unit that sits in the writer until it may go, so that others have to wait.</summary>
    private async Task<(ManualResetEventSlim Go, Task Saved)> HoldTheWriter()
    {
        var (inside, go) = (new TaskCompletionSource(), new ManualResetEventSlim());
        var saved = Task.Run(() => Do(_ =>
        {
            inside.SetResult();
            go.Wait();
        }));
        await inside.Task;
        return (go, saved);
    }

    private Task Save(string name) => database.Save(new NumberSeries { Name = name });

    private Task Write(string topic, params string[] names) =>
        Do(t => Array.ForEach(names, name => Execute(t, $"INSERT INTO number_series (Name, Last, Version) VALUES ('{name}', 0, 0)")), topic);

    private Task Do(Action<DbTransaction> write, params string[] topics) => database.Get<Writer>().Save(new Work(write, topics));

    private static void Execute(DbTransaction transaction, string sql)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class OneStatement(string sql) : IWork
    {
        public bool IsOneStatement => true;

        public IReadOnlySet<Type> Kinds { get; } = new HashSet<Type>();

        public IReadOnlySet<string> Topics { get; } = new HashSet<string>(StringComparer.Ordinal);

        public void Write(DbTransaction transaction) => Execute(transaction, sql);
    }

    private sealed class Work(Action<DbTransaction> write, params string[] topics) : IWork
    {
        public IReadOnlySet<Type> Kinds { get; } = new HashSet<Type>();

        public IReadOnlySet<string> Topics { get; } = topics.ToHashSet(StringComparer.Ordinal);

        public void Write(DbTransaction transaction) => write(transaction);
    }
}
