namespace SignupWeb.Kernel;

/// <summary>Who buys, as it stands on quote, contract and invoice: a copy of the profile at that moment.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="TaxId">With country prefix, e.g. DE123456789; null when none was given.</param>
/// <param name="Culture">The language we write to them in: "en-IE" or "de-DE".</param>
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
    string Culture)
{
    public string FullName => $"{FirstName} {LastName}".Trim();

    /// <summary>The company, or else the person.</summary>
    public string Name => string.IsNullOrEmpty(Company) ? FullName : Company;
}
