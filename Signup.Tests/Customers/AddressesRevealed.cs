using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers;

/// <summary>
/// How many addresses the registration tells apart: it asks the budget every time and says what became of it. The limit on
/// registrations is out of the way; thousands of probes are tried on the budget itself (TheRevealBudget).
/// </summary>
public sealed class AddressesRevealed : CustomerWorld
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Limits:Registration:Count", "1000000"), new("Access:HashesAtOnce", "50")];

    [Fact]
    public async Task From_one_range_within_an_hour_at_most_5()
    {
        await Registered();

        Assert.Equal(5, await Revealed(Enumerable.Repeat(Office, 100)));
    }

    [Fact]
    public async Task From_one_range_within_a_day_at_most_20()
    {
        await Registered();
        var revealed = 0;

        for (var hour = 0; hour < 24; hour++)
        {
            revealed += await Revealed(Enumerable.Repeat(Office, 6));
            Time.Advance(TimeSpan.FromMinutes(59.9));
        }

        Assert.Equal(20, revealed);
    }

    [Fact]
    public async Task From_as_many_ranges_within_an_hour_at_most_200()
    {
        await Registered();

        Assert.Equal(200, await Revealed(Enumerable.Range(0, 250).Select(Range)));
    }

    [Fact]
    public async Task By_50_at_once_at_most_5()
    {
        await Registered();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Register())));

        Assert.Equal(5, answers.Count(IsRevealed));
        Assert.Equal(45, answers.Count(a => !a.IsRefused && a.Value.ByMail));
    }

    /// <summary>Who learns by mail alone that an address is taken must not learn it from the others that were free.</summary>
    [Fact]
    public async Task By_taken_and_free_ones_mixed_at_once_none_beyond_those_5()
    {
        await Registered();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(async () =>
            (IsTaken: n % 2 == 0, Answer: await Register(n % 2 == 0 ? Mara : $"jonas{n.ToString(CultureInfo.InvariantCulture)}@hafenlicht.example")))));

        Assert.InRange(answers.Count(a => IsRevealed(a.Answer)), 0, 5);
        var byMail = answers.Where(a => !a.Answer.IsRefused && a.Answer.Value.ByMail).ToList();
        Assert.Contains(byMail, a => a.IsTaken);
        Assert.Contains(byMail, a => !a.IsTaken);
    }

    private static bool IsRevealed(Result<Registered> answer) => answer.Refusal?.Code == "EMAIL_EXISTS";

    private static Origin Range(int n) => new($"10.{n / 256}.{n % 256}.7", $"10.{n / 256}.{n % 256}.0/24", "curl");

    /// <summary>Registers Mara's address from each of these, a few at a time; answers how often it was told that she has an account.</summary>
    private async Task<int> Revealed(IEnumerable<Origin> origins)
    {
        var revealed = 0;
        await Parallel.ForEachAsync(origins, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (origin, _) =>
        {
            var answer = await Register(from: origin);
            if (IsRevealed(answer)) { Interlocked.Increment(ref revealed); }
            else { Assert.True(answer.Value.ByMail); }
        });
        return revealed;
    }
}
