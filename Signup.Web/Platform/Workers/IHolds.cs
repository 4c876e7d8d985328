namespace SignupWeb.Platform.Workers;

/// <summary>Has work that calls the outside world done by one node at a time, where several share a database.</summary>
public interface IHolds
{
    /// <summary>There may be other nodes.</summary>
    bool AreShared { get; }

    /// <summary>Held until it is disposed; null when another node holds it.</summary>
    Task<IAsyncDisposable?> TryHold(string what, CancellationToken cancellationToken);
}

/// <summary>There is no other node.</summary>
internal sealed class OnlyNode : IHolds
{
    private static readonly Task<IAsyncDisposable?> Held = Task.FromResult<IAsyncDisposable?>(new Free());

    public bool AreShared => false;

    public Task<IAsyncDisposable?> TryHold(string what, CancellationToken cancellationToken) => Held;

    private sealed class Free : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
