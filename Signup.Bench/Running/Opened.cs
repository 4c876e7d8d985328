namespace SignupBench.Running;

/// <summary>What a figure started; it goes when the figure is done.</summary>
internal static class Opened
{
    private static readonly Stack<IAsyncDisposable> All = new();

    public static T Keep<T>(T opened)
        where T : IAsyncDisposable
    {
        All.Push(opened);
        return opened;
    }

    public static async Task Close()
    {
        while (All.TryPop(out var opened)) { await opened.DisposeAsync(); }
    }
}
