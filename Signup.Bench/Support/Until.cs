namespace SignupBench.Support;

internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Looks again and again until it is so.</summary>
    public static async Task Holds(Func<Task<bool>> isSo, string what, int everyMilliseconds = 5)
    {
        for (var watch = Stopwatch.StartNew(); !await isSo(); await Task.Delay(everyMilliseconds))
        {
            if (watch.Elapsed > Patience) { throw new TimeoutException($"Waited in vain for {what}."); }
        }
    }

    public static Task Holds(Func<bool> isSo, string what) => Holds(() => Task.FromResult(isSo()), what, 1);
}
