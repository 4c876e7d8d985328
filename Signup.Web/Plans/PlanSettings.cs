using SignupWeb.Platform.Settings;

namespace SignupWeb.Plans;

internal static class PlanSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Orders, "Orders:RemorseWindow", "Time to cancel", new TimeForm(TimeSpan.Zero, TimeSpan.FromDays(60)), "Where a plan says nothing else, a new order can be cancelled free of charge for this long; placed orders keep theirs.") { IsCommon = true },
        new(SettingSection.Orders, "Orders:WithdrawalDays", "Days to withdraw", new NumberForm(0, 365), "For how many days consumers can withdraw from what they buy from now on, where the plan says nothing else."),
    ];
}
