using SignupWeb.Platform.Settings;

namespace SignupWeb.Signups;

internal static class SignupSettings
{
    public static readonly IReadOnlyList<Setting> All = [new(SettingSection.Orders, "Signups:ReportCustomerData", "Customer data in events", ChoiceForm.Switch, "On: a new order is also announced as signup.requested.tmp, with the customer's name and address.")];
}
