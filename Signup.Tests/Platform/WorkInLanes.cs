using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using SignupTests.Support;
using SignupWeb.Platform.Workers;
using Xunit;

namespace SignupTests.Platform;

/// <summary>The workers of messages, payments, webhooks and files go lane by lane: one subject in turn, others beside it, bounded.</summary>
public sealed class WorkInLanes
{
    [Fact]
    public async Task One_that_hangs_or_fails_holds_up_itself_alone()
    {
        using var worker = new Worker("hangs", "fails", "a", "b", "c");

        await worker.StartAsync(default);
        await Eventually.Hold(() => worker.Done.Count == 3, "the three healthy lanes done");

        Assert.Equal(["a", "b", "c"], worker.Done.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        worker.Go.SetResult();
        await Eventually.Hold(() => worker.Done.Contains("hangs", StringComparer.Ordinal), "the one that hung done");
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task No_more_of_them_run_at_once_than_there_is_room_for()
    {
        using var worker = new Worker("hangs 1", "hangs 2", "hangs 3", "waits");

        await worker.StartAsync(default);
        await Eventually.Hold(() => worker.Running == 3, "three lanes under way");

        Assert.Empty(worker.Done);
        worker.Go.SetResult();
        await Eventually.Hold(() => worker.Done.Count == 4, "all four done");
        Assert.Equal(3, worker.MostAtOnce);
        await worker.StopAsync(default);
    }

    private sealed class Worker(params string[] lanes) : LaneWorker<string>(TimeProvider.System, NullLogger.Instance)
    {
        private readonly ConcurrentDictionary<string, bool> open = new(lanes.Select(l => KeyValuePair.Create(l, true)), StringComparer.Ordinal);
        private readonly Lock gate = new();

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentBag<string> Done { get; } = [];

        public int Running { get; private set; }

        public int MostAtOnce { get; private set; }

        protected override int SideBySide => 3;

        protected override Task<IEnumerable<string>> DueLanes(IReadOnlyCollection<string> busy, CancellationToken cancellationToken) =>
            Task.FromResult(lanes.Where(l => open.ContainsKey(l) && !busy.Contains(l, StringComparer.Ordinal)));

        protected override Task<DateTimeOffset?> NextDue(IReadOnlyCollection<string> busy, CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

        protected override async Task WorkOff(string lane, CancellationToken cancellationToken)
        {
            if (lane == "fails") { throw new InvalidOperationException("no"); }
            lock (gate) { MostAtOnce = Math.Max(MostAtOnce, ++Running); }
            if (lane.StartsWith("hangs", StringComparison.Ordinal)) { await Go.Task; }
            open.TryRemove(lane, out _);
            lock (gate) { Running--; }
            Done.Add(lane);
        }
    }
}
