using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using SignupTests.Support;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Platform;

/// <summary>R1, the page between two steps: never seen when the next step is ready at once, and never for longer than a minute.</summary>
public sealed class WaitingBetweenSteps
{
    private readonly ManualTime time = new(new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero));
    private readonly TaskCompletionSource<string> answer = new();
    private readonly Waits waits;
    private int begun;
    private CancellationToken stop;

    public WaitingBetweenSteps() => waits = new(new Living(), time);

    [Fact]
    public async Task What_is_ready_at_once_shows_no_page()
    {
        answer.SetResult("there");

        Assert.Equal(("there", null, false), Of(await Ask("/next")));
    }

    [Fact]
    public async Task What_is_ready_within_a_second_shows_none_either()
    {
        var asked = Ask("/next");
        time.Advance(TimeSpan.FromMilliseconds(900));
        answer.SetResult("there");

        Assert.Equal(("there", null, false), Of(await asked));
    }

    [Fact]
    public async Task What_is_not_goes_on_behind_a_page_that_asks_again()
    {
        var asked = Ask("/card/return", "?token=a");
        time.Advance(Waits.Soon);
        var page = (await asked).Page;
        Assert.Equal("/wait/card?to=%2Fcard%2Freturn%3Ftoken%3Da%26waiting%3D1795267920&since=1795267920", page);

        var again = Ask("/card/return", "?token=a&waiting=1795267920");
        answer.SetResult("there");

        Assert.Equal(("there", null, false), Of(await again));
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task After_a_minute_nobody_is_kept_and_the_work_is_given_up()
    {
        var asked = Ask("/next");
        time.Advance(Waits.Soon);
        Assert.False((await asked).IsOver);
        time.Advance(Waits.Longest - TimeSpan.FromSeconds(2));
        Assert.False(stop.IsCancellationRequested);

        var again = Ask("/next", "?waiting=1795267920");
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.True((await again).IsOver);
        Assert.True(stop.IsCancellationRequested);
    }

    [Fact]
    public async Task A_time_that_somebody_made_up_counts_for_nothing()
    {
        var asked = Ask("/next", "?waiting=99999999999999");
        time.Advance(Waits.Soon);

        Assert.EndsWith("since=1795267920", (await asked).Page, StringComparison.Ordinal);
    }

    private Task<Waited<string>> Ask(string path, string query = "") => waits.For("key", WaitingFor.Card, new DefaultHttpContext { Request = { Path = path, QueryString = new(query) } }.Request, cancelled =>
    {
        (begun, stop) = (begun + 1, cancelled);
        return answer.Task;
    });

    private static (string?, string?, bool) Of(Waited<string> waited) => (waited.Value, waited.Page, waited.IsOver);

    private sealed class Living : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
