using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Looks again and again until something holds.</summary>
internal static class Eventually
{
    public static async Task<T> See<T>(Func<Task<T>> probe, Func<T, bool> holds, string hoped)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var seen = await probe();
            if (holds(seen)) { return seen; }
            try { await beat.WaitForNextTickAsync(patience.Token); }
            catch (OperationCanceledException) { Assert.Fail($"Never saw: {hoped}. Last: {seen}"); }
        }
    }

    public static Task<bool> See(Func<bool> holds, string hoped) => See(() => Task.FromResult(holds()), seen => seen, hoped);
}
