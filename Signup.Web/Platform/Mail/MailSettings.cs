using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Mail;

internal static class MailSettings
{
    public static readonly IReadOnlyList<Setting> All = [new(SettingSection.Mail, "Mail:From", "Sender", TextForm.Email(), "Mails come from this address; the mail server must allow it.") { IsCommon = true }];
}
