using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>A percentage from 0 to 100 with at most two decimals, behind a point or a comma; kept with a point, e.g. "25.5".</summary>
public sealed record PercentForm : SettingForm
{
    private const int Whole = 100;

    public override Result<string> Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) { return Missing; }
        var text = typed.Trim().TrimEnd('%').TrimEnd().Replace(',', '.');
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent)) { return NoPercentage; }
        if (percent is < 0 or > Whole) { return Outside(0, Whole); }
        return percent * 100 == decimal.Truncate(percent * 100) ? percent.ToString("0.##", CultureInfo.InvariantCulture) : NoPercentage;
    }

    public override string? Write(string kept) => Read(kept) is { IsRefused: false, Value: var percent } ? percent : null;

    private static Refusal NoPercentage => Invalid("Enter a percentage with at most two decimals, such as 19 or 25.5");
}
