using System.Threading.Channels;

namespace SignupWeb.Platform.Workers;

/// <summary>A background worker that sleeps until a commit, a due time or the regular sweep wakes it. Its clock is the TimeProvider's.</summary>
/// <param name="afterStart">Given by workers that call a server: the built-in sandbox answers only once this process listens.</param>
public abstract class WokenWorker(TimeProvider time, ILogger log, IHostApplicationLifetime? afterStart = null) : BackgroundService
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected TimeProvider Time { get; } = time;

    /// <summary>Longest sleep: what was missed is found at the next sweep.</summary>
    protected virtual TimeSpan Sweep => TimeSpan.FromSeconds(30);

    public void Wake() => bell.Writer.TryWrite(true);

    /// <summary>What wakes it besides its own clock; nothing when it says nothing.</summary>
    protected virtual IDisposable? ListenFor(Action wake) => null;

    /// <summary>Does what is due now; answers when to come back, null for the next sweep. A time that has passed means at once.</summary>
    protected abstract Task<DateTimeOffset?> Work(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (afterStart is not null && !await Started(afterStart, stoppingToken)) { return; }
        using var listening = ListenFor(Wake);
        using var alarm = Time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (!stoppingToken.IsCancellationRequested)
        {
            DateTimeOffset? next = null;
            try
            {
                next = await Work(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a worker outlives any one failure; it is logged and the work is tried at the next sweep
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogError(e, "{Worker} failed; trying again at the next sweep", GetType().Name);
                next = Time.GetUtcNow() + TimeSpan.FromSeconds(1);
            }

            var wait = next is { } due ? due - Time.GetUtcNow() : Sweep;
            if (wait <= TimeSpan.Zero) { continue; }
            alarm.Change(wait < Sweep ? wait : Sweep, Timeout.InfiniteTimeSpan);
            try
            {
                await bell.Reader.ReadAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>False when the process ends before it has begun to serve.</summary>
    private static async Task<bool> Started(IHostApplicationLifetime lifetime, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var begins = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var ends = stoppingToken.Register(() => started.TrySetResult(false));
        return await started.Task;
    }
}
