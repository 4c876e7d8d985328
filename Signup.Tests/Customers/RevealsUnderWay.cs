using SignupWeb.Customers.Registering;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Registrations that have asked whether they may tell, and have not looked the address up yet.</summary>
public sealed class RevealsUnderWay : CustomerWorld
{
    private RevealBudget Budget => Db.Get<RevealBudget>();

    [Fact]
    public async Task A_sixth_waits_and_may_not_tell_once_the_five_have_told()
    {
        var five = await Five();
        var sixth = Budget.Take(Office, default);
        Assert.False(sixth.IsCompleted);

        five.ForEach(reveal => Budget.Settle(reveal, told: true));

        Assert.Null((await sixth).Reveal);
    }

    [Fact]
    public async Task A_sixth_waits_and_may_tell_once_one_of_the_five_has_told_nothing()
    {
        var five = await Five();
        var sixth = Budget.Take(Office, default);

        Budget.Settle(five[0], told: false);

        Assert.NotNull((await sixth).Reveal);
    }

    [Fact]
    public async Task Of_50_that_all_ask_before_one_has_told_5_may()
    {
        var asking = Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            var taken = await Budget.Take(Office, default);
            if (taken.Reveal is null) { return false; }
            await Task.Yield();
            Budget.Settle(taken.Reveal, told: true);
            return true;
        }));

        Assert.Equal(5, (await Task.WhenAll(asking)).Count(told => told));
    }

    [Fact]
    public async Task Elsewhere_nobody_waits_for_them()
    {
        await Five();

        Assert.NotNull((await Budget.Take(Elsewhere, default)).Reveal);
    }

    [Fact]
    public async Task Who_goes_away_waits_no_more()
    {
        await Five();
        using var gone = new CancellationTokenSource();
        var sixth = Budget.Take(Office, gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sixth);
    }

    private async Task<List<RevealBudget.Reveal>> Five()
    {
        List<RevealBudget.Reveal> five = [];
        for (var n = 0; n < 5; n++) { five.Add((await Budget.Take(Office, default)).Reveal!); }
        return five;
    }
}
