using SignupWeb.Platform.Settings;

namespace SignupWeb.Orders;

internal static class OrderSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Orders, "Orders:PaymentDeadline", "Time to pay otherwise", new TimeForm(TimeSpan.FromMinutes(1), TimeSpan.FromDays(60)), "An order whose card is refused waits this long for another one, then it is cancelled unpaid; those that wait already keep theirs.") { IsCommon = true },
        new(SettingSection.Orders, "Orders:ConfirmationFrom", "Confirm orders by mail from", new TimeForm(TimeSpan.FromSeconds(1), TimeSpan.FromDays(60)), "The next order that can be cancelled for this long or longer is confirmed by mail, with a link that cancels it."),
    ];
}
