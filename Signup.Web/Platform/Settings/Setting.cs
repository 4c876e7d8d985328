namespace SignupWeb.Platform.Settings;

/// <summary>Where a setting stands on the page of settings.</summary>
public enum SettingSection
{
    Shop,
    Orders,
    Acceptance,
    Mail,
    Notices,
    Payments,
    Tax,
    SignIn,
    Limits,
    Retention,
}

/// <summary>A setting that can be changed while the shop runs. Whoever owns the options says it, beside them.</summary>
/// <param name="Key">Its place in the configuration, e.g. "Orders:RemorseWindow"; the last parts are members of the options.</param>
/// <param name="Name">What it is called, in English; the key of its translation.</param>
/// <param name="Form">What it may be.</param>
/// <param name="Effect">What a change does, in one sentence, likewise translated.</param>
public sealed record Setting(SettingSection Section, string Key, string Name, SettingForm Form, string Effect)
{
    /// <summary>One of those that are changed most.</summary>
    public bool IsCommon { get; init; }
}
