using System.Globalization;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.SupportRequests;

/// <summary>When a first answer is due, on the clock of a shop in Hamburg.</summary>
public sealed class TheSupportHours
{
    private static readonly TimeZoneInfo Hamburg = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly DayOfWeek[] EveryDay = [.. Weekdays, DayOfWeek.Saturday, DayOfWeek.Sunday];

    [Theory]
    [InlineData("2026-11-24T10:00+01:00", "2026-11-24T12:00+01:00")]
    [InlineData("2026-11-24T05:00+01:00", "2026-11-24T09:00+01:00")]
    [InlineData("2026-11-24T20:30+01:00", "2026-11-25T08:30+01:00")]
    [InlineData("2026-11-27T20:30+01:00", "2026-11-30T08:30+01:00")]
    [InlineData("2026-11-28T12:00+01:00", "2026-11-30T09:00+01:00")]
    [InlineData("2026-11-27T19:00+01:00", "2026-11-27T21:00+01:00")]
    [InlineData("2026-11-27T21:00+01:00", "2026-11-30T09:00+01:00")]
    public void Of_weekdays_from_7_to_21_rest_at_night_and_over_a_weekend(string asked, string due) =>
        Assert.Equal(At(due), Due(asked, new(TimeSpan.FromHours(2), new(Weekdays, new(7, 0), new(21, 0)))));

    [Fact]
    public void May_take_more_than_one_day() =>
        Assert.Equal(At("2026-11-30T16:00+01:00"), Due("2026-11-27T16:00+01:00", new(TimeSpan.FromHours(8), new(Weekdays, new(9, 0), new(17, 0)))));

    [Theory]
    [InlineData("2026-11-28T03:00+01:00", "2026-11-28T03:15+01:00")]
    [InlineData("2026-03-29T01:50+01:00", "2026-03-29T03:05+02:00")]
    public void That_never_end_count_every_minute(string asked, string due) => Assert.Equal(At(due), Due(asked, new(TimeSpan.FromMinutes(15))));

    [Theory]
    [InlineData("2026-03-27T20:00+01:00", "2026-03-30T08:00+02:00")]
    [InlineData("2026-10-23T20:00+02:00", "2026-10-26T08:00+01:00")]
    public void Stay_on_the_shops_clock_when_it_is_changed(string asked, string due) =>
        Assert.Equal(At(due), Due(asked, new(TimeSpan.FromHours(2), new(Weekdays, new(7, 0), new(21, 0)))));

    [Theory]
    [InlineData("2026-03-29T01:00+01:00", "2026-03-29T04:00+02:00")]
    [InlineData("2026-10-25T01:00+02:00", "2026-10-25T02:00+01:00")]
    public void Last_as_long_as_they_last_in_the_night_the_clock_is_changed(string asked, string due) =>
        Assert.Equal(At(due), Due(asked, new(TimeSpan.FromHours(2), new(EveryDay, new(0, 0), new(6, 0)))));

    [Fact]
    public void To_midnight_end_with_the_day() =>
        Assert.Equal(At("2026-11-24T22:30+01:00"), Due("2026-11-23T23:30+01:00", new(TimeSpan.FromHours(1), new(Weekdays, new(22, 0), TimeOnly.MinValue))));

    private static DateTimeOffset Due(string asked, SupportPromise promise) => WorkingTime.Due(At(asked), promise.FirstAnswer, promise.Hours, Hamburg);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
