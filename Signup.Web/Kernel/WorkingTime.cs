namespace SignupWeb.Kernel;

/// <summary>Counts time while people are there to answer.</summary>
public static class WorkingTime
{
    /// <summary>The instant at which so much working time has passed.</summary>
    /// <param name="working">Null is day and night, every day.</param>
    /// <param name="zone">The shop's: working hours are on its clock, summer and winter.</param>
    public static DateTimeOffset Due(DateTimeOffset from, TimeSpan left, SupportHours? working, TimeZoneInfo zone)
    {
        if (working is not { } hours) { return from + left; }
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime); ; day = day.AddDays(1))
        {
            if (!hours.Days.Contains(day.DayOfWeek)) { continue; }
            var begin = Later(from, Instant(day, hours.From, zone));
            var there = EndOf(day, hours, zone) - begin;
            if (there >= left) { return (begin + left).ToUniversalTime(); }
            if (there > TimeSpan.Zero) { left -= there; }
        }
    }

    private static DateTimeOffset EndOf(DateOnly day, SupportHours hours, TimeZoneInfo zone) =>
        hours.To == TimeOnly.MinValue ? Instant(day.AddDays(1), hours.To, zone) : Instant(day, hours.To, zone);

    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new(local, zone.GetUtcOffset(local));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
