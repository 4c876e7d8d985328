using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether everything holds that was saved on the page of settings.</summary>
public sealed class SettingsUsed(ApplySavedSettings settings) : ICheck
{
    public string Name => "Settings";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(Judge([.. settings.Refused.Keys.Order(StringComparer.Ordinal)]));

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(IReadOnlyList<string> refused) => refused.Count == 0
        ? Finding.Ok("All that was saved under Settings holds.")
        : Finding.Warning("Saved, but not used because they are not valid: {0}.", "Set them anew under Settings, or reset them. The log says what is wrong with each.", string.Join(", ", refused));
}
