using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Notices;

internal static class NoticesSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Mail, "Notices:Address", "Notices also to", TextForm.Email(optional: true), "Hears by mail of everything that managers hear of; empty for nobody else.") { IsCommon = true },
        new(SettingSection.Mail, "Notices:QuietFrom", "Quiet hours begin", new ClockForm(Optional: true), "Notices wait from then on, on the shop's clock; empty for no quiet hours."),
        new(SettingSection.Mail, "Notices:QuietUntil", "Quiet hours end", new ClockForm(Optional: true), "Then they are mailed; empty for no quiet hours."),
        new(SettingSection.Mail, "Notices:RedWaits", "Red waits in quiet hours", ChoiceForm.Switch, "Off: what is red is mailed at once at any hour."),
    ];
}
