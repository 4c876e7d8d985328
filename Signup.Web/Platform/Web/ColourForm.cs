using SignupWeb.Kernel;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Web;

/// <summary>A colour that white text can be read on.</summary>
public sealed record ColourForm : SettingForm
{
    public override Result<string> Read(string? typed)
    {
        if (Tint.Read(typed) is not { } colour) { return Invalid("Enter a colour such as #4f46e5"); }
        return Shades.Fits(colour.ToString()) ? colour.ToString() : Invalid("Choose a darker colour: white text on it could not be read");
    }

    public override string? Write(string kept) => Tint.Read(kept)?.ToString();
}
