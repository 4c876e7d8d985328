using System.Globalization;
using Bunit;
using SignupWeb.Platform.Web.Parts;
using Xunit;

namespace SignupTests.Shell;

public sealed class CountdownTests : PartsContext
{
    [Theory]
    [InlineData(18, "0:18")]
    [InlineData(1745, "29:05")]
    [InlineData(3729, "1:02:09")]
    [InlineData(1209600, "14 d")]
    [InlineData(-5, "0:00")]
    public void The_time_left_is_written_without_the_script_too(int seconds, string text)
        => Assert.Equal(text, Shown(TimeSpan.FromSeconds(seconds)).Find("[role=timer]").TextContent);

    [Fact]
    public void The_script_gets_the_end_and_the_servers_time()
    {
        var dial = Shown(TimeSpan.FromSeconds(18)).Find(".dial");

        Assert.Equal(18_000, Number(dial.GetAttribute("data-until")) - Number(dial.GetAttribute("data-now")));
        Assert.Equal(Clock.GetUtcNow().ToUnixTimeMilliseconds(), Number(dial.GetAttribute("data-now")));
        Assert.Equal("20000", dial.GetAttribute("data-total"));
        Assert.Equal(string.Empty, dial.QuerySelector("[role=status]")!.TextContent);
    }

    private IRenderedComponent<Countdown> Shown(TimeSpan left)
        => Render<Countdown>(p => p.Add(c => c.Until, Clock.GetUtcNow() + left).Add(c => c.Total, TimeSpan.FromSeconds(20)).Add(c => c.Label, "Time left to cancel").Add(c => c.Heading, "You can cancel free of charge"));

    private static long Number(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);
}
