namespace SignupWeb.Kernel;

/// <summary>Who sells, as it stands on an invoice: a copy of the shop's settings at that moment.</summary>
/// <param name="LegalName">The firm as the register and the contract name it.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="VatNumber">With country prefix, e.g. DE123456789; null for a firm without one.</param>
/// <param name="RegisterEntry">E.g. "Amtsgericht Hamburg, HRB 148211"; null for a firm in no register.</param>
public sealed record Seller(
    string LegalName,
    string Street,
    string PostCode,
    string Town,
    string Country,
    string? VatNumber,
    string? RegisterEntry,
    string Email,
    string? Phone);
