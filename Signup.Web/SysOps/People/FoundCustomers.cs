using SignupWeb.Customers;
using SignupWeb.Kernel;

namespace SignupWeb.SysOps.People;

/// <summary>By what a customer was found.</summary>
public enum FoundBy
{
    Newest,

    /// <summary>Their own, or that of something of theirs.</summary>
    Id,
    Email,
    Order,
    Contract,
    Invoice,
    CreditNote,
    Card,
    Name,
}

/// <summary>A customer a search found.</summary>
/// <param name="Name">The company or person; empty when neither was given, and for one who was erased.</param>
/// <param name="Detail">The number or name that fits; empty for an address.</param>
public sealed record FoundCustomer(CustomerId Id, string Name, string Email, CustomerStatus Status, DateTimeOffset RegisteredAt, bool IsErased, FoundBy By, string Detail);

/// <summary>What a search found, what fits best first.</summary>
/// <param name="ThereAreMore">More would fit than are shown.</param>
public sealed record FoundCustomers(IReadOnlyList<FoundCustomer> Customers, bool ThereAreMore);
