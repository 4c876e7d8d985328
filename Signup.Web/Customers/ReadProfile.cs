using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>A profile for its owner or for staff. Refusals: UNAUTHORIZED, CUSTOMER_NOT_FOUND (also for another person's).</summary>
public sealed class ReadProfile(CustomerProfiles profiles)
{
    public async Task<Result<CustomerView>> Run(Actor actor, CustomerId id, CancellationToken cancellationToken = default)
    {
        if (actor.NeedsToBe(id, Customer.NotFound, Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        return await profiles.Find(id, cancellationToken) is { } customer ? CustomerView.Of(customer) : Customer.NotFound;
    }
}
