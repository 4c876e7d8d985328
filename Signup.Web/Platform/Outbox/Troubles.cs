using System.Collections.Concurrent;
using System.Diagnostics;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Outbox;

/// <summary>
/// R5, notify the administrator: what customers could not have because of an error, or because a service does not answer, becomes a red risk: at once, and
/// once a minute while it goes on, with how often. It is kept here until it can be saved: a database that takes nothing is told of when it does again.
/// </summary>
public sealed class Troubles(UnitOfWork unit, TimeProvider time, ILogger<Troubles> log) : WokenWorker(time, log)
{
    private const string IsNoted = "trouble noted";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Seen> untold = new(StringComparer.Ordinal);

    private readonly Dictionary<string, DateTimeOffset> told = new(StringComparer.Ordinal);

    /// <summary>Lets the work run, and notes when it ends in an error or in a refusal that is our fault. What is wrong with the asker's wish is none.</summary>
    public async Task<Result<T>> Watch<T>(Trouble trouble, Func<Task<Result<T>>> work)
    {
        try
        {
            var result = await work();
            if (result.Refusal is { Kind: RefusalKind.Unavailable } refusal) { Note(trouble, refusal.Code); }
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Note(trouble, e);
            throw;
        }
    }

    /// <summary>The same error on its way through several hands is noted once, by the first.</summary>
    public void Note(Trouble trouble, Exception error)
    {
        if (error.Data.Contains(IsNoted)) { return; }
        error.Data[IsNoted] = true;
        var reference = ErrorReference.Of(Activity.Current, Guid.CreateVersion7().ToString("N"));
        log.LogError(error, "{What}. Reference {Reference}", trouble.What, reference);
        Note(trouble, $"{error.GetType().Name}, reference {reference} in the log");
    }

    /// <summary>Tells what is to be told now; answers when to come back.</summary>
    public async Task<DateTimeOffset?> Tell(CancellationToken cancellationToken = default)
    {
        DateTimeOffset? next = null;
        foreach (var kind in untold.Keys)
        {
            var due = told.TryGetValue(kind, out var last) ? last + Pause : DateTimeOffset.MinValue;
            if (due > Time.GetUtcNow()) { next = next < due ? next : due; }
            else if (untold.TryRemove(kind, out var seen)) { await Tell(kind, seen, cancellationToken); }
        }

        return next;
    }

    protected override Task<DateTimeOffset?> Work(CancellationToken cancellationToken) => Tell(cancellationToken);

    private void Note(Trouble trouble, string why)
    {
        untold.AddOrUpdate(trouble.Kind, new Seen(trouble.What, why, 1), (_, before) => new(trouble.What, why, before.Times + 1));
        Wake();
    }

    private async Task Tell(string kind, Seen seen, CancellationToken cancellationToken)
    {
        try
        {
            await unit.Run(
                db =>
                {
                    db.Announce(new RiskFound(kind, "red", Guid.Empty, seen.Sentence));
                    return Task.FromResult(Done.It);
                },
                cancellationToken);
            told[kind] = Time.GetUtcNow();
        }
        catch
        {
            untold.AddOrUpdate(kind, seen, (_, later) => later with { Times = later.Times + seen.Times });
            throw;
        }
    }

    private sealed record Seen(string What, string Why, int Times)
    {
        public string Sentence => Times == 1 ? $"{What} ({Why})." : $"{What}, {Times} times since it was last told ({Why}).";
    }
}
