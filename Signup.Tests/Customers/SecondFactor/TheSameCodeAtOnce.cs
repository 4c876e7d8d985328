using Xunit;

namespace SignupTests.Customers.SecondFactor;

/// <summary>The database decides, not a look before: with room for every try, so that it is not the limit that refuses.</summary>
public sealed class TheSameCodeAtOnce : SecondFactorWorld
{
    private const int Tries = 50;

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Limits:SecondFactor:Count", "1000")];

    [Fact]
    public async Task Begins_one_session_of_fifty()
    {
        await TwoFactorIsOn();
        await BeginsOne(ShownNow);
    }

    [Fact]
    public async Task Begins_one_session_of_fifty_with_a_recovery_code_too()
    {
        var (_, codes) = await TwoFactorIsOn();
        await BeginsOne(codes[0]);
    }

    private async Task BeginsOne(string code)
    {
        var (proof, before) = (await FirstHalf(), await OpenSessions());
        using var together = new Barrier(Tries);

        // a thread each, so that all of them have looked before the first has saved
        var results = await Task.WhenAll(Enumerable.Range(0, Tries).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return SecondHalf(code, proof);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        Assert.Single(results, r => !r.IsRefused);
        Assert.All(results.Where(r => r.IsRefused), r => Assert.Equal("CODE_INVALID", r.Refusal!.Code));
        Assert.Equal(before + 1, await OpenSessions());
    }
}
