using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace SignupWeb.Platform.Data;

/// <summary>
/// The one writer of the database file. Units of work that wait together commit together, each in a savepoint of its own: one wait for
/// the disk does for all, and one that fails takes nobody down. A lone unit waits for nobody (docs/decisions/0004).
/// </summary>
public sealed class Writer(string connectionString, Commits commits, ILogger<Writer>? log = null) : IWriter, IDisposable
{
    private const int MostTogether = 64;

    private readonly Lock gate = new();
    private readonly Queue<WaitingUnit> waiting = [];
    private SqliteConnection? connection;
    private SqliteCommand? begin;
    private SqliteCommand? back;
    private SqliteCommand? end;
    private bool busy;
    private long groups;
    private volatile string? trouble;

    /// <summary>Commits since the process started; each waited for the disk once.</summary>
    public long Groups => Interlocked.Read(ref groups);

    public string? Trouble => trouble;

    public async Task Save(IWork work)
    {
        var unit = new WaitingUnit(work);
        if (IsFirst(unit) || await unit.Turn)
        {
            Commit(Together(unit));
            PassOn();
        }

        unit.Failure?.Throw();
    }

    private bool IsFirst(WaitingUnit unit)
    {
        lock (gate)
        {
            if (busy) { waiting.Enqueue(unit); }
            return !busy && (busy = true);
        }
    }

    private List<WaitingUnit> Together(WaitingUnit first)
    {
        List<WaitingUnit> group = [first];
        lock (gate)
        {
            while (group.Count < MostTogether && waiting.TryDequeue(out var next)) { group.Add(next); }
        }

        return group;
    }

    /// <summary>Whoever has waited longest leads the next group.</summary>
    private void PassOn()
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var next)) { next.Lead(); }
            else { busy = false; }
        }
    }

    private void Commit(List<WaitingUnit> group)
    {
        var wrote = false;
        try
        {
            var on = Open();
            var before = SQLitePCL.raw.sqlite3_total_changes(on.Handle);
            using var transaction = on.BeginTransaction();
            if (group is [var alone]) { Try(alone, transaction); }
            else { group.ForEach(unit => WriteApart(unit, transaction)); }
            if (group.Exists(u => u.Failure is null))
            {
                transaction.Commit();
                Interlocked.Increment(ref groups);
                wrote = SQLitePCL.raw.sqlite3_total_changes(on.Handle) != before;
            }
        }
#pragma warning disable CA1031 // whatever keeps the group from the disk is each unit's failure, thrown where it was saved
        catch (Exception e)
#pragma warning restore CA1031
        {
            Close();
            foreach (var unit in group) { unit.Failure ??= ExceptionDispatchInfo.Capture(e); }
        }

        Note(group, wrote);
        Tell(group.FindAll(u => u.Failure is null));
        foreach (var unit in group.Skip(1)) { unit.IsSaved(); }
    }

    /// <summary>The owner is told once when nothing can be written any more, and once when it can be again: work that changes no row says nothing of that.</summary>
    private void Note(List<WaitingUnit> group, bool wrote)
    {
        if (wrote && trouble is not null)
        {
            trouble = null;
            log?.LogWarning("The database can be written again, and everything goes on");
        }

        if (group.Exists(u => u.Failure is null)) { return; }
        if (group.Select(u => DatabaseTrouble.Of(u.Failure!.SourceException)).FirstOrDefault(e => e is not null) is not { } why) { return; }
        if (trouble is null) { log?.LogError("The database cannot be written: {Why}. Nobody can buy until it can; see the disk's room and who else has the file open", why.Message); }
        trouble = why.Message;
        Refuse(group[0].Failure!);
    }

    /// <summary>Whoever waits behind a write that waited in vain would do so one after the other, each for as long.</summary>
    private void Refuse(ExceptionDispatchInfo failure)
    {
        lock (gate)
        {
            while (waiting.TryDequeue(out var unit))
            {
                unit.Failure = failure;
                unit.IsSaved();
            }
        }
    }

    /// <summary>In a savepoint, by statements that are prepared once.</summary>
    private void WriteApart(WaitingUnit unit, SqliteTransaction transaction)
    {
        if (unit.Work.IsOneStatement)
        {
            // a full disk ends the whole transaction, and with it the group
            if (!Try(unit, transaction) && IsOver(transaction)) { unit.Failure!.Throw(); }
            return;
        }

        Run(begin!, transaction);
        // a full disk ends the whole transaction: then going back throws, and with it the group
        if (!Try(unit, transaction)) { Run(back!, transaction); }
        Run(end!, transaction);
    }

    private static bool IsOver(SqliteTransaction transaction) => SQLitePCL.raw.sqlite3_get_autocommit(transaction.Connection!.Handle) != 0;

    private static void Run(SqliteCommand command, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    /// <summary>False when it failed; that is thrown where the unit was saved, and others go on.</summary>
    private static bool Try(WaitingUnit unit, SqliteTransaction transaction)
    {
        try
        {
            unit.Work.Write(transaction);
            return true;
        }
#pragma warning disable CA1031 // kept for whoever saved it
        catch (Exception e)
#pragma warning restore CA1031
        {
            unit.Failure = ExceptionDispatchInfo.Capture(e);
            return false;
        }
    }

    private void Tell(List<WaitingUnit> saved)
    {
        if (saved.Count > 0) { commits.Publish(saved.SelectMany(u => u.Work.Kinds).ToHashSet(), saved.SelectMany(u => u.Work.Topics).ToHashSet(StringComparer.Ordinal)); }
    }

    private SqliteConnection Open()
    {
        if (connection is not null) { return connection; }
        var opened = new SqliteConnection(connectionString);
        opened.Open();
        using var durable = opened.CreateCommand();
        durable.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;";
        durable.ExecuteNonQuery();
        (begin, back, end) = (Statement(opened, "SAVEPOINT unit"), Statement(opened, "ROLLBACK TO unit"), Statement(opened, "RELEASE unit"));
        return connection = opened;
    }

    private static SqliteCommand Statement(SqliteConnection on, string sql)
    {
        var statement = on.CreateCommand();
        statement.CommandText = sql;
        return statement;
    }

    private void Close()
    {
        foreach (var statement in new[] { begin, back, end }) { statement?.Dispose(); }
        connection?.Dispose();
        connection = null;
    }

    public void Dispose() => Close();

    private sealed class WaitingUnit(IWork work)
    {
        private readonly TaskCompletionSource<bool> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IWork Work { get; } = work;

        public ExceptionDispatchInfo? Failure { get; set; }

        /// <summary>True: lead the next group. False: another one has dealt with it.</summary>
        public Task<bool> Turn => turn.Task;

        public void Lead() => turn.SetResult(true);

        public void IsSaved() => turn.SetResult(false);
    }
}
