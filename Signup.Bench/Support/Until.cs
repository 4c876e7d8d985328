using System.Diagnostics;

namespace SignupBench.Support;

internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Looks again and again until it is so.</summary>
    public static async Task Holds(Func<Task<bool>> isSo, string what, int everyMilliseconds = 5)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (watch.Elapsed > Patience) { throw new TimeoutException($"Waited in vain for {what}."); }
            await Task.Delay(everyMilliseconds);
        }
    }

    public static Task Holds(Func<bool> isSo, string what) => Holds(() => Task.FromResult(isSo()), what, 1);
}
