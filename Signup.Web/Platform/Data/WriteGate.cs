namespace SignupWeb.Platform.Data;

/// <summary>One writer at a time in this process. Without it SQLite writers sleep 150 ms on BUSY (docs/decisions/0004).</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(1, 1);

    public async ValueTask<IDisposable> Enter(CancellationToken cancellationToken)
    {
        await semaphore.WaitAsync(cancellationToken);
        return new Pass(semaphore);
    }

    public void Dispose() => semaphore.Dispose();

    private sealed class Pass(SemaphoreSlim semaphore) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) { semaphore.Release(); }
        }
    }
}
