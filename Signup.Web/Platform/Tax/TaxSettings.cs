using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Tax;

internal static class TaxSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Payments, "Payments:Tax", "Tax is worked out by", new ChoiceForm(("Table", "Our table of rates"), ("Stripe", "The payment service")), "Counts for prices that are shown from now on; a running subscription follows once the address or VAT number of its buyer changes."),
        new(SettingSection.Payments, "Payments:VatUntilVerified", "VAT until a number is checked", new ChoiceForm(("ReverseCharge", "Reverse charge"), ("Charge", "Charge it")), "Who owes the VAT of a business in another EU country while nobody knows yet whether its number is valid."),
    ];
}
