using System.ComponentModel.DataAnnotations;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Platform.Web;

/// <summary>Who sells here: the shop's own words for its pages and mails. Settings section "Shop".</summary>
public sealed class ShopOptions
{
    /// <summary>The settings section.</summary>
    public const string Section = "Shop";

    /// <summary>The shop's name, in the header, in titles and in mails.</summary>
    [Required]
    public string Name { get; set; } = "Northwind Support";

    /// <summary>Where customers write to when they need a person.</summary>
    [Required]
    [EmailAddress]
    public string SupportEmail { get; set; } = "help@northwind.example";

    /// <summary>The telephone number on the help page; left out when empty.</summary>
    public string? SupportPhone { get; set; }

    /// <summary>The firm behind the shop, as imprint, contract and invoice have to name it.</summary>
    public string LegalName { get; set; } = "Northwind Support GmbH (sample)";

    /// <summary>Street and number of the firm's postal address.</summary>
    public string LegalStreet { get; set; } = "Sample Street 1";

    /// <summary>Its post code.</summary>
    public string LegalPostCode { get; set; } = "20457";

    /// <summary>Its town; the country is <see cref="Country"/>.</summary>
    public string LegalTown { get; set; } = "Hamburg";

    /// <summary>The firm's VAT number with its country prefix; empty for a firm without one, which then offers no e-invoices with VAT.</summary>
    public string? VatNumber { get; set; } = "DE123456789";

    /// <summary>Court and number of the register the firm stands in; empty for none.</summary>
    public string? RegisterEntry { get; set; } = "Amtsgericht Hamburg, HRB 000000 (sample)";

    /// <summary>The shop's colour on its pages and in its mails, e.g. "#4f46e5"; what it may be says <see cref="Shades.Fits"/>.</summary>
    public string Accent { get; set; } = Shades.Own;

    /// <summary>The logo as "data:image/png;base64,…"; empty draws the one the application brings.</summary>
    public string? Logo { get; set; }

    /// <summary>When somebody answers, in English words; left out when empty.</summary>
    public string? SupportHours { get; set; }

    /// <summary>The same in German; empty says it in English.</summary>
    public string? SupportHoursGerman { get; set; }

    /// <summary>The logo; null when the shop has none of its own.</summary>
    public Picture? Picture => field ??= Picture.Read(Logo);

    /// <summary>What is drawn with of the colour.</summary>
    public Shades Shades => field?.Written == Accent ? field : field = Shades.Of(Accent);

    /// <summary>The style sheet of the colour; null while it is the application's own.</summary>
    public string? Sheet => Shades.Colour.ToString() == Shades.Own ? null : ShopLook.SheetOf(Shades.Colour);

    /// <summary>When somebody answers, in the reader's language; null when nothing is said.</summary>
    public string? Hours => Given(LanguageChoice.IsGerman ? SupportHoursGerman : null) ?? Given(SupportHours);

    /// <summary>What the address was called while it was one line; set, it stops the start, so that no sample address gets on an invoice.</summary>
    public string? LegalAddress { get; set; }

    /// <summary>The postal address in one line, the country in the reader's language.</summary>
    public string PostalAddress => $"{LegalStreet}, {LegalPostCode} {LegalTown}, {TaxCountries.NameOf(Country)}";

    /// <summary>The firm as it is now, for a document that keeps it.</summary>
    public Seller Seller => new(LegalName, LegalStreet, LegalPostCode, LegalTown, Country, Given(VatNumber) is { } number ? TaxId.Normalized(number) : null, Given(RegisterEntry), SupportEmail, Given(SupportPhone));

    /// <summary>Own web address of the terms; empty serves the built-in sample text at /terms.</summary>
    public string? TermsUrl { get; set => field = Given(value); }

    /// <summary>Own web address of the privacy notice; empty serves the built-in sample text at /privacy.</summary>
    public string? PrivacyUrl { get; set => field = Given(value); }

    /// <summary>Own web address of the imprint; empty serves the built-in page at /imprint.</summary>
    public string? ImprintUrl { get; set => field = Given(value); }

    /// <summary>The seller's country, ISO two letters: decides what is a domestic sale.</summary>
    public string Country { get; set; } = "DE";

    /// <summary>What customers pay in where neither their country nor the plan says otherwise, ISO 4217 in lower case. It is the setting Payments:Currency.</summary>
    public string Currency { get; set; } = "eur";

    /// <summary>The time zone dates and times are written in, e.g. "Europe/Berlin".</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>An instant on the shop's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>What the shop's clock shows, as an instant.</summary>
    public DateTimeOffset Instant(DateTime local) => new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();

    /// <summary>The shop's time zone.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>True while no real money can move. Decided at start from the payment settings, not a setting of its own.</summary>
    public bool TestMode { get; set; }

    private static string? Given(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();
}
