using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>New values for a profile. What is null stays as it is; an empty text takes an optional value away.</summary>
public sealed record ProfileChange
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Company { get; init; }

    public string? Address { get; init; }

    public string? PostCode { get; init; }

    public string? Town { get; init; }

    /// <summary>State, prefecture or province, by its name or as addresses write it.</summary>
    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>With or without the country's prefix, spaces and dots.</summary>
    public string? TaxId { get; init; }

    public string? PurchaseReference { get; init; }

    public PreferredInbox? PreferredInbox { get; init; }
}

/// <summary>
/// R4 SEQ-CUST-005: the customer, or an administrator for them, changes the profile. Refusals: UNAUTHORIZED, CUSTOMER_NOT_FOUND
/// (also for another person's), ACCOUNT_SUSPENDED, and one per field for what is wrong with it.
/// </summary>
public sealed class UpdateProfile(UnitOfWork unit, Troubles troubles, IOptions<ShopOptions> shop)
{
    /// <param name="complete">Everything a contract needs must be there (the profile page); otherwise only what is given is checked.</param>
    public Task<Result<CustomerView>> Run(Actor actor, CustomerId id, ProfileChange change, bool complete = false, CancellationToken cancellationToken = default) =>
        troubles.Watch(Customer.NotSaved, () => Save(actor, id, change, complete, cancellationToken));

    private Task<Result<CustomerView>> Save(Actor actor, CustomerId id, ProfileChange change, bool complete, CancellationToken cancellationToken) => unit.Run<Result<CustomerView>>(
        async db =>
        {
            if (actor.NeedsToBe(id, Customer.NotFound, Role.Admin) is { } no) { return no; }
            var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (customer is not { ErasedAt: null }) { return Customer.NotFound; }
            if (customer.IsSuspended(shop.Value.SupportEmail) is { } suspended) { return suspended; }
            if (ProfileRules.Apply(customer.Profile, change, complete).Refused(out var wrong, out var profile)) { return wrong; }
            if (customer.Profile == profile) { return CustomerView.Of(customer); }
            var before = CustomerProfiles.PartyOf(customer);
            var wasComplete = customer.Profile.IsComplete;
            customer.Update(profile, shop.Value.SupportEmail);
            var login = await db.Users.SingleAsync(l => l.Id == id.Value, cancellationToken);
            login.DisplayName = profile.FullName;
            db.Announce(new CustomerProfileUpdated(id));
            db.Audit(actor, AuditAction.ChangedCustomer, AuditSubject.Of(id));
            if (wasComplete && CustomerProfiles.PartyOf(customer) is var now && now != before) { db.Announce(new BillingDetailsChanged(id, now)); }
            return CustomerView.Of(customer);
        },
        cancellationToken);
}
