using SignupWeb.Kernel;

namespace SignupWeb.Customers;

/// <summary>A customer as the HTTP API shows one (R4: customer profile).</summary>
public sealed record CustomerView(
    CustomerId CustomerId,
    string Email,
    CustomerStatus Status,
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
    DateTimeOffset RegisteredAt,
    string? Region = null)
{
    public static CustomerView Of(Customer customer)
    {
        var p = customer.Profile;
        return new(customer.Id, customer.Email.Value, customer.Status, p.FirstName, p.LastName, p.Company, p.Address, p.PostCode, p.Town, p.Country, p.TaxId, p.PurchaseReference, p.PreferredInbox, customer.RegisteredAt, p.Region);
    }
}
