using System.Diagnostics;

namespace SignupTests.Support;

/// <summary>Waits for something to become true by looking again and again, never by guessing how long it takes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<T> See<T>(Func<Task<T?>> probe, string hope, TimeSpan? patience = null)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (await probe() is { } seen) { return seen; }
            if (waited.Elapsed > (patience ?? Patience)) { throw new TimeoutException($"Hoped to see {hope}, and did not within {patience ?? Patience}."); }
            using var pause = new PeriodicTimer(Pause);
            await pause.WaitForNextTickAsync();
        }
    }

    public static Task Hold(Func<Task<bool>> probe, string hope, TimeSpan? patience = null) => See(async () => await probe() ? "yes" : null, hope, patience);

    public static Task Hold(Func<bool> probe, string hope) => Hold(() => Task.FromResult(probe()), hope);
}
