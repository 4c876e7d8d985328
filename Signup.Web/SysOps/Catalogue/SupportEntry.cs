using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>The promise of a first answer as somebody types it. Without a length there is none.</summary>
public sealed class SupportEntry
{
    public LengthEntry FirstAnswer { get; } = new();

    public bool IsDayAndNight { get; set; }

    /// <summary>By day of the week; Sunday is 0.</summary>
    public bool[] Days { get; } = new bool[7];

    /// <summary>As a browser sends a time: 09:00.</summary>
    public string? From { get; set; }

    /// <summary>00:00 is the end of the day.</summary>
    public string? To { get; set; }

    public void Take(SupportPromise? promise)
    {
        FirstAnswer.Take(promise?.FirstAnswer, LengthUnit.Hours);
        IsDayAndNight = promise is { Hours: null };
        foreach (var day in promise?.Hours?.Days ?? [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]) { Days[(int)day] = true; }
        (From, To) = (Written(promise?.Hours?.From ?? new(9, 0)), Written(promise?.Hours?.To ?? new(17, 0)));
    }

    /// <summary>False when something typed is no number or no time.</summary>
    public bool TryRead(out SupportPromise? promise)
    {
        promise = null;
        if (!FirstAnswer.TryRead(out var length)) { return false; }
        if (length is not { } answer) { return true; }
        if (IsDayAndNight) { promise = new(answer); return true; }
        if (!TimeOnly.TryParse(From, CultureInfo.InvariantCulture, out var from) || !TimeOnly.TryParse(To, CultureInfo.InvariantCulture, out var to)) { return false; }
        promise = new(answer, new([.. WeekFrom(DayOfWeek.Monday).Where(day => Days[(int)day])], from, to));
        return true;
    }

    /// <summary>The seven days, beginning with this one.</summary>
    public static IEnumerable<DayOfWeek> WeekFrom(DayOfWeek first) => Enumerable.Range((int)first, 7).Select(day => (DayOfWeek)(day % 7));

    private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
