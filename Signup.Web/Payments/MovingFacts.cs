using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>A customer of the payment service, ours or not.</summary>
/// <param name="Name">A person's or a company's; the service does not say which.</param>
public sealed record ForeignCustomer(string Id, string Email, string Name, string Address, string PostCode, string Town, string Region, string Country, string? TaxId, string Locale, DateTimeOffset MadeAt, CardFacts? Card);

/// <summary>What renews at the payment service, ours or not.</summary>
/// <param name="Items">How many prices are in it.</param>
/// <param name="ProductId">What it is of; its name is asked for once.</param>
/// <param name="Cycle">Null for one we do not sell in, such as a week.</param>
/// <param name="Net">The price of a cycle.</param>
/// <param name="Total">What the last invoice of a cycle came to, and the tax in it; null where none is known.</param>
/// <param name="Card">Its own; null where the customer's pays.</param>
public sealed record ForeignSubscription(string Id, string Status, string CustomerId, int Items, long Quantity, string PriceId, string ProductId, BillingCycle? Cycle, Money Net, Money? Total, Money? Tax, DateTimeOffset StartedAt, DateTimeOffset PaidFrom, DateTimeOffset PaidUntil, DateTimeOffset? EndsAt, CardFacts? Card);
