using SignupWeb.Platform.Settings;

namespace SignupWeb.Contracts;

internal static class AttentionSettings
{
    private static readonly TimeForm Time = new(TimeSpan.FromMinutes(1), TimeSpan.FromDays(90));

    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Acceptance, "Attention:Red", "Red must be acknowledged within", Time, "Else it is a red risk, again and again; contracts that are red already follow with their next reminder.") { IsCommon = true },
        new(SettingSection.Acceptance, "Attention:Yellow", "Yellow must be acknowledged within", Time, "Else it is a yellow risk, again and again; only working hours count. Contracts that are yellow already follow with their next reminder.") { IsCommon = true },
        new(SettingSection.Acceptance, "Attention:Green", "Green must be logged within", Time, "Else it is a yellow risk; counts for contracts that turn green from now on.") { IsCommon = true },
        new(SettingSection.Acceptance, "Attention:NotAssessed", "New contracts must be assessed within", Time, "Else it is a yellow risk; counts for contracts made from now on."),
        new(SettingSection.Acceptance, "Attention:WorkFrom", "Working hours begin", new ClockForm(), "Monday to Friday on the shop's clock; for the time to acknowledge yellow, and for the morning mail of what is green and not logged, from the next one on."),
        new(SettingSection.Acceptance, "Attention:WorkTo", "Working hours end", new ClockForm(), "Monday to Friday on the shop's clock; for the time to acknowledge yellow."),
    ];
}
