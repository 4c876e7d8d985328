using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>A whole number.</summary>
public sealed record NumberForm(long Least, long Most) : SettingForm
{
    public override Result<string> Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) { return Missing; }
        if (!long.TryParse(typed.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) { return Invalid("Enter a whole number, only digits"); }
        if (number < Least || number > Most) { return Outside(Least, Most); }
        return number.ToString(CultureInfo.InvariantCulture);
    }

    public override string? Write(string kept) => long.TryParse(kept, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? kept : null;
}
