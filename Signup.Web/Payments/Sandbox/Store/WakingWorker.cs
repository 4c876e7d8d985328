using System.Threading.Channels;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>Does what is due, then sleeps until the next thing is due or a commit wakes it.</summary>
internal abstract class WakingWorker(SandboxStore store, TimeProvider time, IHostApplicationLifetime lifetime, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        store.Committed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var next = await TryDoDue(stoppingToken);
                await Sleep(next, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the server stops; what is due is on disk
        }
        finally
        {
            store.Committed -= Wake;
        }
    }

    /// <summary>Does everything due and says when the next thing is.</summary>
    protected abstract Task<DateTimeOffset?> DoDue(CancellationToken cancellationToken);

    private async Task<DateTimeOffset?> TryDoDue(CancellationToken cancellationToken)
    {
        try
        {
            return await DoDue(cancellationToken);
        }
#pragma warning disable CA1031 // one bad row must not end the worker; it is logged and tried again
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.LogError(problem, "The payment sandbox's {Worker} met a problem.", GetType().Name);
            return time.GetUtcNow() + AfterTrouble;
        }
    }

    private async Task Sleep(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var wait = until is { } due ? due - time.GetUtcNow() : LongestSleep;
        if (wait <= TimeSpan.Zero) { return; }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = wake.Reader.WaitToReadAsync(done.Token).AsTask();
        await Task.WhenAny(woken, Task.Delay(wait < LongestSleep ? wait : LongestSleep, time, done.Token));
        await done.CancelAsync();
        wake.Reader.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Task Started(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        return started.Task.WaitAsync(cancellationToken);
    }

    private void Wake() => wake.Writer.TryWrite(true);
}
