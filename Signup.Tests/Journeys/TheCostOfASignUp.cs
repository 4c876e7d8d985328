using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Journeys;

/// <summary>Each commit waits for the disk: a sign-up has a budget of them.</summary>
public sealed class TheCostOfASignUp(ITestOutputHelper output)
{
    private const int MostCommits = 36;

    [Fact]
    public async Task From_plan_to_thank_you_and_the_offer_after_it_is_thirty_six_commits_at_most()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        using var host = new AppHost(time);
        List<long> counted = [];
        for (var n = 1; n <= 4; n++)
        {
            var before = host.Get<Writer>().Groups;
            await Whole(host, time, $"mara{n}@hafenlicht.example");
            counted.Add(host.Get<Writer>().Groups - before);
        }

        // the first makes prices and tax rates as well; a mark of the reconciler may fall into any
        output.WriteLine($"{string.Join(", ", counted)} commits.");
        Assert.InRange(counted.Min(), 1, MostCommits);
    }

    /// <summary>With everything that comes of it, to the last mail.</summary>
    private static async Task Whole(AppHost host, ManualTime time, string email)
    {
        using var mara = new Headless(host);
        await mara.Order(email: email);
        time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the sign-up completed");
        await Eventually.Hold(async () => IsQuiet(await mara.Effects()), "nothing under way");
    }

    private static bool IsQuiet(JsonNode effects) => (long?)effects["records"]!["messages_waiting"] == 0;
}
