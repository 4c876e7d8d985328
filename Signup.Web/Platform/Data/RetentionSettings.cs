using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Data;

internal static class RetentionSettings
{
    private static readonly TimeForm Time = new(TimeSpan.FromDays(1), TimeSpan.FromDays(7305));

    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Retention, "Retention:Messages", "Activity", Time, "What happened to customers and orders is kept for this long, and until everybody has heard of it."),
        new(SettingSection.Retention, "Retention:Mails", "Mails", Time, "Mails are kept for this long after they were written, and until they are sent or given up."),
        new(SettingSection.Retention, "Retention:Webhooks", "Webhooks", Time, "What the payment service told is kept for this long after it came, and until it is dealt with."),
        new(SettingSection.Retention, "Retention:Audit", "Audit", Time, "What the team did is kept for this long."),
    ];
}
