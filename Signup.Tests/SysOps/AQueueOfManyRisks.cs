using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Platform.Access;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>More risks than a page holds are all reached, worst first, also while some are found again.</summary>
public sealed class AQueueOfManyRisks : IAsyncLifetime
{
    private TestDatabase house = null!;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps());
        await house.Save([.. Enumerable.Range(0, 180).Select(i => Risk.Found("KIND", (Severity)(i % 2), Guid.NewGuid(), $"Risk {i}", house.Time.GetUtcNow().AddMinutes(-(i % 50))))]);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData(Severity.Red)]
    [InlineData(Severity.Yellow)]
    public async Task Page_after_page_they_are_the_sorted_list(Severity? only)
    {
        var sorted = (await house.All<Risk>()).Where(r => only is null || r.Severity == only)
            .OrderByDescending(r => r.Severity).ThenByDescending(r => r.LastSeenAt).ThenByDescending(r => r.Id.ToString(), StringComparer.Ordinal).Select(r => r.Sentence);

        Assert.Equal(sorted, await Walk(resolved: false, only), StringComparer.Ordinal);
        Assert.Equal((90, 90), await Counted());
    }

    [Fact]
    public async Task Resolved_ones_have_pages_of_their_own()
    {
        await house.Change(db =>
        {
            foreach (var risk in db.Set<Risk>().AsEnumerable().Where(r => r.Severity == Severity.Red)) { risk.Resolve("Ana", "Done", house.Time.GetUtcNow()); }
            return Task.CompletedTask;
        });

        Assert.Equal(90, (await Walk(resolved: true, null)).Count);
        Assert.Equal((0, 90), await Counted());
    }

    [Fact]
    public async Task One_found_again_while_somebody_reads_takes_nobody_along()
    {
        var first = await house.Get<ReadRisks>().Run(resolved: false, null);
        var last = first.Risks[^1].Id;
        await house.Change(db =>
        {
            db.Set<Risk>().Single(r => r.Id == last).FoundAgain(Severity.Red, "Again.", house.Time.GetUtcNow().AddHours(1));
            return Task.CompletedTask;
        });

        var second = await house.Get<ReadRisks>().Run(resolved: false, null, RiskPlace.Of(first.Next!.ToString()));

        Assert.Equal(180 - ReadRisks.PageSize, (await Walk(resolved: false, null, first.Next)).Count);
        Assert.Empty(first.Risks.Select(r => r.Id).Intersect(second.Risks.Select(r => r.Id)));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("red.99999999999999999999.x")]
    [InlineData("red.-1.01998f6e7c5d7000800000000000000a")]
    [InlineData("pink.1.01998f6e7c5d7000800000000000000a")]
    public void What_is_no_place_is_the_beginning(string typed) => Assert.Null(RiskPlace.Of(typed));

    private async Task<(int Red, int Yellow)> Counted()
    {
        var reading = await house.Get<ReadRisks>().Run(resolved: false, null);
        return (reading.Red, reading.Yellow);
    }

    private async Task<List<string>> Walk(bool resolved, Severity? only, RiskPlace? from = null)
    {
        List<string> seen = [];
        for (var place = from; ;)
        {
            var page = await house.Get<ReadRisks>().Run(resolved, only, place);
            seen.AddRange(page.Risks.Select(r => r.Sentence));
            place = page.Next;
            if (place is null) { return seen; }
        }
    }
}
