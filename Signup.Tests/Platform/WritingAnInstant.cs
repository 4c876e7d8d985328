using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Platform;

/// <summary>Times are the shop's, and say which zone that is; dates are written as each language writes them.</summary>
public sealed class WritingAnInstant
{
    private static readonly DateTimeOffset Autumn = new(2026, 11, 21, 13, 32, 20, TimeSpan.Zero);

    [Theory]
    [InlineData("en-IE", "Europe/Berlin", "21 Nov 2026, 14:32 (UTC+1)", "21 Nov 2026, 14:32:20 (UTC+1)")]
    [InlineData("de-DE", "Europe/Berlin", "21. Nov. 2026, 14:32 Uhr (UTC+1)", "21. Nov. 2026, 14:32:20 Uhr (UTC+1)")]
    [InlineData("en-IE", "Asia/Kolkata", "21 Nov 2026, 19:02 (UTC+5:30)", "21 Nov 2026, 19:02:20 (UTC+5:30)")]
    [InlineData("de-DE", "America/St_Johns", "21. Nov. 2026, 10:02 Uhr (UTC−3:30)", "21. Nov. 2026, 10:02:20 Uhr (UTC−3:30)")]
    [InlineData("en-IE", "Etc/GMT+5", "21 Nov 2026, 08:32 (UTC−5)", "21 Nov 2026, 08:32:20 (UTC−5)")]
    [InlineData("en-IE", "UTC", "21 Nov 2026, 13:32 (UTC)", "21 Nov 2026, 13:32:20 (UTC)")]
    public void It_is_on_the_shops_clock_with_its_zone(string culture, string zone, string minutes, string seconds)
    {
        var local = new ShopOptions { TimeZone = zone }.Local(Autumn);

        Assert.Equal(minutes, Speaking.In(culture, () => local.DayAndTime()));
        Assert.Equal(seconds, Speaking.In(culture, () => local.ToTheSecond()));
    }

    [Fact]
    public void The_hour_that_comes_twice_is_told_apart()
    {
        var shop = new ShopOptions();
        var first = new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero);

        Assert.Equal("25 Oct 2026, 02:30 (UTC+2)", Speaking.In("en-IE", () => shop.Local(first).DayAndTime()));
        Assert.Equal("25 Oct 2026, 02:30 (UTC+1)", Speaking.In("en-IE", () => shop.Local(first.AddHours(1)).DayAndTime()));
    }

    [Fact]
    public void German_months_are_shortened_with_a_full_stop_and_short_ones_are_not()
    {
        var months = Speaking.In("de-DE", () => Enumerable.Range(1, 12).Select(m => new DateTimeOffset(2026, m, 9, 0, 0, 0, TimeSpan.Zero).Day()).ToList());

        Assert.Equal(
            ["9. Jan. 2026", "9. Feb. 2026", "9. März 2026", "9. Apr. 2026", "9. Mai 2026", "9. Juni 2026", "9. Juli 2026", "9. Aug. 2026", "9. Sept. 2026", "9. Okt. 2026", "9. Nov. 2026", "9. Dez. 2026"],
            months,
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_long_day_names_the_month_in_full()
    {
        Assert.Equal("21 November 2026", Speaking.In("en-IE", () => Autumn.LongDay()));
        Assert.Equal("21. November 2026", Speaking.In("de-DE", () => Autumn.LongDay()));
    }
}
