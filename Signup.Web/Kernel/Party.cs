namespace SignupWeb.Kernel;

/// <summary>Who buys, as it stands on quote, contract and invoice: a copy of the profile at that moment.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="TaxId">With country prefix, e.g. DE123456789; null when none was given.</param>
/// <param name="Region">State, prefecture or province as the country's addresses write it, e.g. "CA"; null where none is needed or given.</param>
/// <param name="Culture">The language we write to them in: "en-IE" or "de-DE". From the quote on it is that of the page they ordered on.</param>
public sealed record Party(
    string FirstName,
    string LastName,
    string Email,
    string? Company,
    string Address,
    string PostCode,
    string Town,
    string Country,
    string? TaxId,
    string? PurchaseReference,
    string Culture,
    string? Region = null)
{
    public string FullName => $"{FirstName} {LastName}".Trim();

    /// <summary>What is left of a buyer who was erased: the country, which the tax was worked out for, and the language.</summary>
    public Party Erased() => new(string.Empty, string.Empty, EmailAddress.Erased.Value, null, string.Empty, string.Empty, string.Empty, Country, null, null, Culture);

    /// <summary>Buys for themselves: neither a company nor a VAT number was given.</summary>
    public bool IsConsumer => string.IsNullOrEmpty(Company) && string.IsNullOrEmpty(TaxId);

    /// <summary>The company, or else the person.</summary>
    public string Name => string.IsNullOrEmpty(Company) ? FullName : Company;
}
