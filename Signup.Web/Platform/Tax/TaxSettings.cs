using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Tax;

internal static class TaxSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Tax, "Payments:Tax", "Tax is worked out by", new ChoiceForm(("Table", "Our table of rates"), ("Stripe", "The payment service")), "Counts for prices that are shown from now on; a running subscription follows once the address or VAT number of its buyer changes."),
        new(SettingSection.Tax, "Payments:VatUntilVerified", "VAT until a number is checked", new ChoiceForm(("ReverseCharge", "Reverse charge"), ("Charge", "Charge it")), "Who owes the VAT of a business in another EU country while nobody knows yet whether its number is valid."),
        .. TaxCountries.All.Select(country => new Setting(SettingSection.Tax, "Payments:TaxRates:" + country.Code, country.English, new PercentForm(), "For prices shown from now on; what is ordered or runs keeps its rate until its buyer's address or VAT number changes.")),
    ];
}
