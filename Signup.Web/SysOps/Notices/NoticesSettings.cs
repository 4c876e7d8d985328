using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Notices;

internal static class NoticesSettings
{
    private static readonly TickForm Hearers = new((NoticesOptions.Owner, "Who took it on"), (NoticesOptions.Support, "Support"), (NoticesOptions.Managers, "Managers"), (NoticesOptions.Admins, "Administrators"));

    public static readonly IReadOnlyList<Setting> All =
    [
        Who(NoticeSubject.ContractRed, nameof(NoticesOptions.ContractRed), "A contract turned red", "Who sees it under the bell and is mailed of it. Managers always hear of it."),
        Who(NoticeSubject.ContractYellow, nameof(NoticesOptions.ContractYellow), "A contract turned yellow", "Who sees it under the bell and is mailed of it. Managers always hear of it."),
        Who(NoticeSubject.Acceptance, nameof(NoticesOptions.Acceptance), "Acceptance or a task is late", "A contract nobody looks after, a task past its date, an amendment not accepted. Managers always hear of it."),
        Who(NoticeSubject.Support, nameof(NoticesOptions.SupportLate), "A first answer is late", "A support request nobody has answered in time. Administrators always hear of it."),
        Who(NoticeSubject.Money, nameof(NoticesOptions.Money), "Money and payments", "A payment, a refund or an invoice that does not match. Administrators always hear of it."),
        Who(NoticeSubject.Else, nameof(NoticesOptions.AnythingElse), "Anything else", "A mail, a message or a page that failed, and whatever else needs somebody. Administrators always hear of it."),
        new(SettingSection.Notices, "Notices:Address", "Notices also to", TextForm.Email(optional: true), "Hears by mail of everything that managers hear of; empty for nobody else.") { IsCommon = true },
        new(SettingSection.Notices, "Notices:QuietFrom", "Quiet hours begin", new ClockForm(Optional: true), "Notices wait from then on, on the shop's clock; empty for no quiet hours."),
        new(SettingSection.Notices, "Notices:QuietUntil", "Quiet hours end", new ClockForm(Optional: true), "Then they are mailed; empty for no quiet hours."),
        new(SettingSection.Notices, "Notices:QuietWeekends", "Quiet weekends", ChoiceForm.Switch, "On: notices wait all Saturday and Sunday, until quiet hours end on Monday."),
        new(SettingSection.Notices, "Notices:RedWaits", "Red waits in quiet hours", ChoiceForm.Switch, "Off: what is red is mailed at once at any hour."),
    ];

    private static Setting Who(NoticeSubject subject, string member, string name, string effect) => new(SettingSection.Notices, $"Notices:{member}", name, Hearers with { Always = [NoticesOptions.AlwaysOf(subject)] }, effect);
}
