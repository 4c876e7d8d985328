using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>A time of day, typed as 09:00.</summary>
public sealed record ClockForm(bool Optional = false) : SettingForm
{
    private const string Written = "HH:mm";

    public override Result<string> Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) { return Optional ? string.Empty : Missing; }
        if (!TimeOnly.TryParseExact(typed.Trim(), [Written, "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) { return Invalid("Enter a time of day such as 09:00"); }
        return time.ToString(Written, CultureInfo.InvariantCulture);
    }

    public override string? Write(string kept) => kept.Length == 0 ? kept : TimeOnly.TryParse(kept, CultureInfo.InvariantCulture, out var time) ? time.ToString(Written, CultureInfo.InvariantCulture) : null;
}
