using System.Globalization;

namespace SignupWeb.SysOps.Catalogue;

public enum LengthUnit
{
    Seconds,
    Minutes,
    Hours,
    Days,
}

/// <summary>A length of time as somebody types it: a whole number and a unit. Nothing typed is no length.</summary>
public sealed class LengthEntry
{
    public string? Amount { get; set; }

    public LengthUnit Unit { get; set; }

    /// <summary>In the largest unit that leaves no remainder.</summary>
    public void Take(TimeSpan? length, LengthUnit otherwise)
    {
        Unit = length is { } l && l > TimeSpan.Zero ? Enum.GetValues<LengthUnit>().Last(unit => l.Ticks % One(unit).Ticks == 0) : otherwise;
        Amount = length is null ? null : (length.Value.Ticks / One(Unit).Ticks).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>False when what was typed is no whole number.</summary>
    public bool TryRead(out TimeSpan? length)
    {
        length = null;
        if (string.IsNullOrWhiteSpace(Amount)) { return true; }
        if (!int.TryParse(Amount.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) { return false; }
        length = One(Unit) * amount;
        return true;
    }

    private static TimeSpan One(LengthUnit unit) => unit switch
    {
        LengthUnit.Seconds => TimeSpan.FromSeconds(1),
        LengthUnit.Minutes => TimeSpan.FromMinutes(1),
        LengthUnit.Hours => TimeSpan.FromHours(1),
        LengthUnit.Days => TimeSpan.FromDays(1),
    };
}
