namespace SignupWeb.Customers;

/// <summary>Where notices go; invoices always go by e-mail.</summary>
public enum PreferredInbox
{
    Email,
    Account,
}

/// <summary>Who the customer is, as it goes on contracts and invoices (R1 customer profile page, R2 UserProfile).</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case; empty until given.</param>
/// <param name="Region">State, prefecture or province as addresses there write it; null where none is needed or given.</param>
/// <param name="TaxId">With country prefix, without spaces.</param>
public sealed record Profile(
    string FirstName,
    string LastName,
    string? Company,
    string Address,
    string PostCode,
    string Town,
    string Country,
    string? TaxId,
    string? PurchaseReference,
    PreferredInbox PreferredInbox,
    string? Region = null)
{
    public static readonly Profile Empty = new(string.Empty, string.Empty, null, string.Empty, string.Empty, string.Empty, string.Empty, null, null, PreferredInbox.Email);

    /// <summary>Enough for a contract and an invoice.</summary>
    public bool IsComplete => FirstName.Length > 0 && LastName.Length > 0 && Address.Length > 0 && PostCode.Length > 0 && Town.Length > 0 && Country.Length > 0;

    public string FullName => $"{FirstName} {LastName}".Trim();
}
