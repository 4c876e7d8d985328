using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Printing;

internal static class DocumentSettings
{
    public static readonly IReadOnlyList<Setting> All = [new(SettingSection.Limits, "Documents:TimeLimit", "PDF, ready within", new TimeForm(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)), "Whoever asks for the PDF of an invoice or a contract waits this long at most.")];
}
