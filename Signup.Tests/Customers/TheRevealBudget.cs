using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Customers.Registering;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers;

/// <summary>How many addresses 10,000 probes tell apart, measured at the budget itself; AddressesRevealed shows that a registration asks it.</summary>
public sealed class TheRevealBudget : IDisposable
{
    private const int Probes = 10_000;

    private readonly ServiceProvider services = new ServiceCollection().AddOptions().BuildServiceProvider();
    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero));
    private readonly RevealBudget budget;

    public TheRevealBudget() => budget = new(services.GetRequiredService<IOptionsMonitor<RegistrationOptions>>(), new TryBook(NullLogger<TryBook>.Instance), time);

    [Fact]
    public async Task Tells_one_range_within_an_hour_at_most_5() => Assert.Equal(5, await Told(Probes, _ => Range(0)));

    [Fact]
    public async Task Tells_one_range_within_a_day_at_most_20()
    {
        var told = 0;

        for (var hour = 0; hour < 24; hour++)
        {
            told += await Told(Probes / 24, _ => Range(0));
            time.Advance(TimeSpan.FromMinutes(59.9));
        }

        Assert.Equal(20, told);
    }

    [Fact]
    public async Task Tells_as_many_ranges_within_an_hour_at_most_200() => Assert.Equal(200, await Told(Probes, Range));

    [Fact]
    public async Task Begins_anew_after_a_day()
    {
        await Told(Probes, Range);

        time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(5, await Told(Probes, _ => Range(0)));
    }

    public void Dispose() => services.Dispose();

    private static Origin Range(int n) => new($"10.{n / 256}.{n % 256}.7", $"10.{n / 256}.{n % 256}.0/24", "curl");

    /// <summary>Probes an address that is taken, a few at a time; answers how often that was told.</summary>
    private async Task<int> Told(int probes, Func<int, Origin> from)
    {
        var told = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, probes), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, cancellationToken) =>
        {
            if ((await budget.Take(from(n), cancellationToken)).Reveal is not { } reveal) { return; }
            budget.Settle(reveal, told: true);
            Interlocked.Increment(ref told);
        });
        return told;
    }
}
