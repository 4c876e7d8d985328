using SignupWeb.Platform.Settings;

namespace SignupWeb.Plans;

internal static class PlanSettings
{
    public static readonly IReadOnlyList<Setting> All = [new(SettingSection.Orders, "Orders:RemorseWindow", "Time to cancel", new TimeForm(TimeSpan.Zero, TimeSpan.FromDays(60)), "Where a plan says nothing else, a new order can be cancelled free of charge for this long; placed orders keep theirs.") { IsCommon = true }];
}
