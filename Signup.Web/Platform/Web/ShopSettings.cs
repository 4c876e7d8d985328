using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Platform.Web;

/// <summary>Who sells, and where it is found.</summary>
public static class ShopSettings
{
    /// <summary>Asked at the first set-up.</summary>
    public static readonly Setting Name = new(SettingSection.Shop, "Shop:Name", "Shop name", new TextForm(60), "Shown in the header, in titles and in mails.") { IsCommon = true };

    /// <summary>Asked at the first set-up.</summary>
    public static readonly Setting LegalName = new(SettingSection.Shop, "Shop:LegalName", "Firm", new TextForm(120), "The imprint, new contracts and new invoices name it.") { IsCommon = true };

    /// <summary>Asked at the first set-up.</summary>
    public static readonly Setting BaseUrl = new(SettingSection.Shop, "Public:BaseUrl", "Web address", TextForm.Origin(), "Links in mails lead there, and passkeys belong to its host; cookies follow to https at the next start.") { IsCommon = true };

    /// <summary>Asked at the first set-up, as those after it.</summary>
    public static readonly Setting Street = new(SettingSection.Shop, "Shop:LegalStreet", "Street and number", new TextForm(120), "The firm's address on the imprint and new invoices.");

    public static readonly Setting PostCode = new(SettingSection.Shop, "Shop:LegalPostCode", "Post code", new TextForm(20), "The firm's address on the imprint and new invoices.");

    public static readonly Setting Town = new(SettingSection.Shop, "Shop:LegalTown", "Town", new TextForm(80), "The firm's address on the imprint and new invoices.");

    public static readonly Setting Country = new(SettingSection.Shop, "Shop:Country", "Country", new ChoiceForm([.. TaxCountries.All.Select(country => (country.Code, country.English))]) { Named = code => TaxCountries.NameOf(code) }, "Decides which sales are domestic ones, and comes last in the firm's address.");

    public static readonly Setting VatNumber = new(SettingSection.Shop, "Shop:VatNumber", "VAT number", new TextForm(20, Optional: true), "Shown on the imprint and new invoices; without one there are no e-invoices with VAT.");

    public static readonly Setting RegisterEntry = new(SettingSection.Shop, "Shop:RegisterEntry", "Register entry", new TextForm(120, Optional: true), "Court and number, on the imprint and new invoices.");

    public static readonly Setting SupportEmail = new(SettingSection.Shop, "Shop:SupportEmail", "Support address", TextForm.Email(), "Customers are told to write there, and new invoices name it.") { IsCommon = true };

    public static readonly Setting Hours = new(SettingSection.Shop, "Shop:SupportHours", "Support hours", new TextForm(80, Optional: true), "Shown on the help page, on the imprint and in the footer of mails, like “Weekdays 9:00 to 17:00”.");

    public static readonly Setting Logo = new(SettingSection.Shop, "Shop:Logo", "Logo", new PictureForm(), "Shown in the header, in mails, contracts and invoices.") { IsCommon = true };

    public static readonly Setting Accent = new(SettingSection.Shop, "Shop:Accent", "Colour", new ColourForm(), "Buttons, links and marks have it on pages and in mails; for dark pages it is made lighter.") { IsCommon = true };

    public static readonly IReadOnlyList<Setting> OfShop =
    [
        Name,
        LegalName,
        Street,
        PostCode,
        Town,
        Country,
        VatNumber,
        RegisterEntry,
        SupportEmail,
        new(SettingSection.Shop, "Shop:SupportPhone", "Support telephone", new TextForm(40, Optional: true), "Shown on the help page, the imprint and new invoices."),
        Hours,
        new(SettingSection.Shop, "Shop:SupportHoursGerman", "Support hours in German", new TextForm(80, Optional: true), "The same for German pages and mails; empty says it in English."),
        Logo,
        Accent,
        new(SettingSection.Shop, "Shop:TermsUrl", "Terms of use", TextForm.Address(), "Links to the terms lead there; empty, they lead to the sample text."),
        new(SettingSection.Shop, "Shop:PrivacyUrl", "Privacy notice", TextForm.Address(), "Links to the privacy notice lead there; empty, they lead to the sample text."),
        new(SettingSection.Shop, "Shop:ImprintUrl", "Imprint", TextForm.Address(), "Links to the imprint lead there; empty, they lead to the page made of these settings."),
        new(SettingSection.Shop, "Shop:TimeZone", "Time zone", new TextForm(60) { Rule = (zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), "Enter a time zone such as Europe/Berlin") }, "Dates and times are written in it, and working hours are counted in it."),
    ];
}
