using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>A profile for its owner or for staff. Refusals: UNAUTHORIZED, CUSTOMER_NOT_FOUND (also for another person's; the team hears of one that nobody has).</summary>
public sealed class ReadProfile(CustomerProfiles profiles, TellOfUnknown unknown)
{
    public async Task<Result<CustomerView>> Run(Actor actor, CustomerId id, CancellationToken cancellationToken = default)
    {
        if (actor.NeedsToBe(id, Customer.NotFound, Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        if (await profiles.Find(id, cancellationToken) is { } customer) { return CustomerView.Of(customer); }
        if (actor.CustomerId != id) { await unknown.Run(id, actor.Name, cancellationToken); }
        return Customer.NotFound;
    }
}
