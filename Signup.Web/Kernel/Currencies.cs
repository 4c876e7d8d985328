namespace SignupWeb.Kernel;

/// <summary>The currencies whose rules we know, ISO 4217 in lower case, and where they are paid in.</summary>
public static class Currencies
{
    public static readonly IReadOnlyList<string> Known = ["eur", "usd", "gbp", "chf", "jpy"];

    /// <summary>What is paid with in the country (ISO two letters); null where it is none of those we know, and the shop's own counts.</summary>
    public static string? OfCountry(string country) => country switch
    {
        "US" => "usd",
        "GB" => "gbp",
        "CH" => "chf",
        "JP" => "jpy",
        "AT" or "BE" or "BG" or "HR" or "CY" or "EE" or "FI" or "FR" or "DE" or "GR" or "IE" or "IT" or "LV" or "LT" or "LU" or "MT" or "NL" or "PT" or "SK" or "SI" or "ES" => "eur",
        _ => null,
    };
}
