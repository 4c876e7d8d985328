using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>A length of time, typed as 20 s, 30 min, 4 h or 7 d.</summary>
public sealed record TimeForm(TimeSpan Least, TimeSpan Most) : SettingForm
{
    public override Result<string> Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) { return Missing; }
        if (!TimeText.TryRead(typed, out var length)) { return Invalid("Enter a time such as 20 s, 30 min, 4 h or 7 d"); }
        if (length < Least || length > Most) { return Outside(TimeText.Of(Least), TimeText.Of(Most)); }
        return length.ToString("c", CultureInfo.InvariantCulture);
    }

    public override string? Write(string kept) => TimeSpan.TryParse(kept, CultureInfo.InvariantCulture, out var length) ? TimeText.Of(length) : null;
}
