using SignupWeb.Platform.Data;
using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Settings;

/// <summary>A setting as it stands.</summary>
/// <param name="Value">What holds now, as it is kept.</param>
/// <param name="Default">What holds where nothing is saved, likewise.</param>
/// <param name="IsLocked">Set by the environment, which wins over what is saved.</param>
/// <param name="IsRefused">What was saved does not fit any more, and is not used.</param>
/// <param name="Saved">What somebody saved, and who; null when nobody ever did.</param>
public sealed record SettingLine(Setting Setting, string Value, string Default, bool IsLocked, bool IsRefused, SavedSetting? Saved)
{
    public bool Differs => Value != Default;

    /// <summary>There is something saved that can be taken back.</summary>
    public bool IsSaved => Saved?.Value is not null;

    public int Version => Saved?.Version ?? 0;

    /// <summary>What holds now, as one types it.</summary>
    public string Typed => Setting.Form.Write(Value) ?? Value;
}
