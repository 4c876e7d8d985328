using SignupWeb.Kernel;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Payments;

internal static class PaymentSettings
{
    private static readonly NumberForm Cents = new(0, 1_000_000_000);

    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Payments, "Payments:Currency", "Currency", new ChoiceForm([.. Currencies.Known.Select(currency => (currency, currency.ToUpperInvariant()))]) { Named = currency => currency.ToUpperInvariant() }, "Plans are sold in it where the buyer's country has no price list of its own; a plan without prices in it is sold in the first it has. What is ordered or runs keeps its currency."),
        new(SettingSection.Payments, "Payments:StaffRefundLimit", "Refunds by one person, up to", Cents, "In cents; above it a second person must agree. A currency with a limit of its own keeps that.") { IsCommon = true },
        new(SettingSection.Payments, "Payments:AutomaticRefundLimit", "Refunds by themselves, up to", Cents, "In cents; more money than this that arrived wrongly waits for a person. A currency with a limit of its own keeps that."),
    ];
}
