using System.Globalization;

namespace SignupWeb.Platform.Tax;

/// <summary>The countries we sell to and their standard rates as they stand in 2026: EU-27, United Kingdom, Switzerland, Norway, Japan, United States (no sales tax collected).</summary>
public static class TaxCountries
{
    public static readonly IReadOnlyList<TaxCountry> All =
    [
        new("AT", "Austria", "Österreich", true, 2000, new(1984, 1, 1), "ATU[0-9]{8}", "ATU12345678"),
        new("BE", "Belgium", "Belgien", true, 2100, new(1996, 1, 1), "BE[01][0-9]{9}", "BE0123456789"),
        new("BG", "Bulgaria", "Bulgarien", true, 2000, new(1999, 1, 1), "BG[0-9]{9,10}", "BG123456789"),
        new("HR", "Croatia", "Kroatien", true, 2500, new(2012, 3, 1), "HR[0-9]{11}", "HR12345678901"),
        new("CY", "Cyprus", "Zypern", true, 1900, new(2014, 1, 13), "CY[0-9]{8}[A-Z]", "CY12345678X"),
        new("CZ", "Czechia", "Tschechien", true, 2100, new(2013, 1, 1), "CZ[0-9]{8,10}", "CZ12345678"),
        new("DK", "Denmark", "Dänemark", true, 2500, new(1992, 1, 1), "DK[0-9]{8}", "DK12345678"),
        new("EE", "Estonia", "Estland", true, 2400, new(2025, 7, 1), "EE[0-9]{9}", "EE123456789"),
        new("FI", "Finland", "Finnland", true, 2550, new(2024, 9, 1), "FI[0-9]{8}", "FI12345678"),
        new("FR", "France", "Frankreich", true, 2000, new(2014, 1, 1), "FR[A-HJ-NP-Z0-9]{2}[0-9]{9}", "FR12123456789"),
        new("DE", "Germany", "Deutschland", true, 1900, new(2021, 1, 1), "DE[0-9]{9}", "DE123456789"),
        new("GR", "Greece", "Griechenland", true, 2400, new(2016, 6, 1), "EL[0-9]{9}", "EL123456789"),
        new("HU", "Hungary", "Ungarn", true, 2700, new(2012, 1, 1), "HU[0-9]{8}", "HU12345678"),
        new("IE", "Ireland", "Irland", true, 2300, new(2021, 3, 1), "IE([0-9][A-Z0-9+*][0-9]{5}[A-Z]|[0-9]{7}[A-Z]{2})", "IE1234567WA"),
        new("IT", "Italy", "Italien", true, 2200, new(2013, 10, 1), "IT[0-9]{11}", "IT12345678901"),
        new("JP", "Japan", "Japan", false, 1000, new(2019, 10, 1), "T[0-9]{13}", "T1234567890123"),
        new("LV", "Latvia", "Lettland", true, 2100, new(2012, 7, 1), "LV[0-9]{11}", "LV12345678901"),
        new("LT", "Lithuania", "Litauen", true, 2100, new(2009, 9, 1), "LT([0-9]{9}|[0-9]{12})", "LT123456789"),
        new("LU", "Luxembourg", "Luxemburg", true, 1700, new(2024, 1, 1), "LU[0-9]{8}", "LU12345678"),
        new("MT", "Malta", "Malta", true, 1800, new(2004, 1, 1), "MT[0-9]{8}", "MT12345678"),
        new("NL", "Netherlands", "Niederlande", true, 2100, new(2012, 10, 1), "NL[A-Z0-9+*]{9}B[0-9]{2}", "NL123456789B01"),
        new("NO", "Norway", "Norwegen", false, 2500, new(2005, 1, 1), "NO[0-9]{9}(MVA)?", "NO123456789MVA"),
        new("PL", "Poland", "Polen", true, 2300, new(2011, 1, 1), "PL[0-9]{10}", "PL1234567890"),
        new("PT", "Portugal", "Portugal", true, 2300, new(2011, 1, 1), "PT[0-9]{9}", "PT123456789"),
        new("RO", "Romania", "Rumänien", true, 2100, new(2025, 8, 1), "RO[0-9]{2,10}", "RO1234567890"),
        new("SK", "Slovakia", "Slowakei", true, 2300, new(2025, 1, 1), "SK[0-9]{10}", "SK1234567890"),
        new("SI", "Slovenia", "Slowenien", true, 2200, new(2013, 7, 1), "SI[0-9]{8}", "SI12345678"),
        new("ES", "Spain", "Spanien", true, 2100, new(2012, 9, 1), "ES([A-Z][0-9]{8}|[0-9]{8}[A-Z]|[A-Z][0-9]{7}[A-Z])", "ESX1234567X"),
        new("SE", "Sweden", "Schweden", true, 2500, new(1990, 7, 1), "SE[0-9]{10}01", "SE123456789001"),
        new("CH", "Switzerland", "Schweiz", false, 810, new(2024, 1, 1), "CHE[0-9]{9}(MWST|TVA|IVA)?", "CHE123456789MWST"),
        new("GB", "United Kingdom", "Vereinigtes Königreich", false, 2000, new(2011, 1, 4), "GB([0-9]{9}|[0-9]{12})", "GB123456789"),
        new("US", "United States", "Vereinigte Staaten", false, 0, new(2000, 1, 1), "(US)?[0-9]{9}", "123456789"),
    ];

    private static readonly Dictionary<string, TaxCountry> ByCode = All.ToDictionary(c => c.Code, StringComparer.Ordinal);

    public static TaxCountry? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>Its name in the reader's language; the code itself for a country we do not know.</summary>
    public static string NameOf(string code, CultureInfo? culture = null) =>
        Find(code) is not { } country ? code : (culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "de" ? country.German : country.English;

    /// <summary>Its name as it stands in a sentence: "the United States". German sentences name the country alone.</summary>
    public static string InSentence(string code) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && code is "GB" or "NL" or "US" ? "the " + NameOf(code) : NameOf(code);

    /// <summary>All of them, in the reader's alphabetical order.</summary>
    public static IReadOnlyList<TaxCountry> InOrder(CultureInfo culture) =>
        [.. All.OrderBy(c => NameOf(c.Code, culture), StringComparer.Create(culture, ignoreCase: true))];
}
