using System.Collections.Concurrent;

namespace SignupWeb.Platform.Workers;

/// <summary>
/// A worker whose work lies in lanes: what belongs to one subject is done in turn, different subjects side by side and bounded.
/// A lane that hangs or fails holds up only itself.
/// </summary>
/// <param name="holds">Given by workers that call the outside world: of several nodes one has the lane.</param>
public abstract class LaneWorker<TLane>(TimeProvider time, ILogger log, IHostApplicationLifetime? afterStart = null, IHolds? holds = null) : WokenWorker(time, log, afterStart), IFallsDue
    where TLane : notnull
{
    private static readonly TimeSpan RestAfterTrouble = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TLane, Task> underWay = new();
    private readonly ILogger log = log;

    protected IHolds Holds { get; } = holds ?? new OnlyNode();

    /// <summary>How many lanes are worked off at once.</summary>
    protected virtual int SideBySide => 8;

    /// <summary>Works off everything that is due now, also what comes of it (tests, clean shutdown).</summary>
    public async Task WorkOffDue(CancellationToken cancellationToken = default)
    {
        while (await StartDue(cancellationToken) > 0 || !underWay.IsEmpty)
        {
            await Task.WhenAll(underWay.Values);
        }
    }

    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken) => underWay.IsEmpty ? await NextDue([], cancellationToken) : DateTimeOffset.MinValue;

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        await StartDue(cancellationToken);
        return underWay.Count >= SideBySide ? null : await NextDue([.. underWay.Keys], cancellationToken);
    }

    /// <summary>The lanes with something due, those that waited longest first, without the busy ones.</summary>
    protected abstract Task<IEnumerable<TLane>> DueLanes(IReadOnlyCollection<TLane> busy, CancellationToken cancellationToken);

    /// <summary>When the next thing outside the busy lanes falls due; null when nothing waits.</summary>
    protected abstract Task<DateTimeOffset?> NextDue(IReadOnlyCollection<TLane> busy, CancellationToken cancellationToken);

    /// <summary>Does what is due in this lane, one thing after the other, until nothing is.</summary>
    protected abstract Task WorkOff(TLane lane, CancellationToken cancellationToken);

    /// <summary>What the node that has the lane holds.</summary>
    protected string HoldOf(TLane lane) => $"{GetType().Name} {lane}";

    /// <summary>Another node is at it: this one looks again in a moment, should that one end before it is done.</summary>
    protected Task LeaveToOthers(CancellationToken cancellationToken) => Task.Delay(RestAfterTrouble, Time, cancellationToken);

    private async Task<int> StartDue(CancellationToken cancellationToken)
    {
        var busy = underWay.Keys.ToList();
        if (busy.Count >= SideBySide) { return 0; }
        var lanes = (await DueLanes(busy, cancellationToken)).Take(SideBySide - busy.Count).ToList();
        lanes.ForEach(lane => Start(lane, cancellationToken));
        return lanes.Count;
    }

    private void Start(TLane lane, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource();
        if (!underWay.TryAdd(lane, done.Task)) { return; }
        _ = Task.Run(
            async () =>
            {
                await Try(lane, cancellationToken);
                underWay.TryRemove(lane, out _);
                done.SetResult();
                Wake();
            },
            CancellationToken.None);
    }

    private async Task Try(TLane lane, CancellationToken cancellationToken)
    {
        try
        {
            await using var held = await Holds.TryHold(HoldOf(lane), cancellationToken);
            if (held is not null) { await WorkOff(lane, cancellationToken); }
            else { await LeaveToOthers(cancellationToken); }
        }
#pragma warning disable CA1031 // one lane's trouble must not hold up the others; it is logged and the lane is taken up again
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (cancellationToken.IsCancellationRequested) { return; }
            log.LogError(e, "{Worker} failed in lane {Lane}; trying again soon", GetType().Name, lane);
            await Task.Delay(RestAfterTrouble, Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(underWay.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
