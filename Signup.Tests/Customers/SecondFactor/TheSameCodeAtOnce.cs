using Xunit;

namespace SignupTests.Customers.SecondFactor;

/// <summary>The database decides, not a look before: with room for every try, so that it is not the limit that refuses.</summary>
public sealed class TheSameCodeAtOnce : SecondFactorWorld
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Limits:SecondFactor:Count", "1000")];

    [Fact]
    public async Task Begins_one_session_of_fifty()
    {
        await TwoFactorIsOn();
        var (proof, code, before) = (await FirstHalf(), ShownNow, await OpenSessions());

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SecondHalf(code, proof))));

        Assert.Single(results, r => !r.IsRefused);
        Assert.All(results.Where(r => r.IsRefused), r => Assert.Equal("CODE_INVALID", r.Refusal!.Code));
        Assert.Equal(before + 1, await OpenSessions());
    }

    [Fact]
    public async Task Begins_one_session_of_fifty_with_a_recovery_code_too()
    {
        var (_, codes) = await TwoFactorIsOn();
        var (proof, before) = (await FirstHalf(), await OpenSessions());

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SecondHalf(codes[0], proof))));

        Assert.Single(results, r => !r.IsRefused);
        Assert.Equal(before + 1, await OpenSessions());
    }
}
