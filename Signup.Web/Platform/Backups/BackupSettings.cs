using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Backups;

internal static class BackupSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Retention, "Backups:Scheduled", "Backups", ChoiceForm.Switch, "Whether everything the shop keeps is copied without being asked for, while it runs."),
        new(SettingSection.Retention, "Backups:Every", "Time between backups", new TimeForm(TimeSpan.FromHours(1), TimeSpan.FromDays(31)), "How old the newest backup is when the next is taken."),
        new(SettingSection.Retention, "Backups:Keep", "Backups kept", new NumberForm(1, 365), "How many backups are kept; when there is one more, the oldest goes."),
    ];
}
