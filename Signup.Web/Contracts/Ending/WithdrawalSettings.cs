using SignupWeb.Platform.Settings;

namespace SignupWeb.Contracts.Ending;

internal static class WithdrawalSettings
{
    private const int LongestList = 400;

    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Orders, "Withdrawal:Countries", "Countries with a right to withdraw", new TextForm(LongestList, Optional: true) { Rule = (WithdrawalOptions.AreCountries, "Enter countries of two capital letters, like DE AT") }, "Consumers there can withdraw from what they buy from now on; two letters each, with a space between."),
    ];
}
