using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>A customer of before, in the caller's transaction. There is no password, and no mail: who wants in asks for a link at "Forgot your password?", as everybody does.</summary>
public static class TakeOverCustomer
{
    /// <param name="verifiedAt">When it was proved that the address is theirs; null while it was not.</param>
    public static Customer Into(SignupDb db, EmailAddress email, Profile profile, string culture, DateTimeOffset registeredAt, DateTimeOffset? verifiedAt)
    {
        var login = Logins.Make(email, Role.Customer, profile.FullName, null);
        var customer = Customer.Register(new CustomerId(login.Id), email, new Registration(email.Value, null) { FirstName = profile.FirstName, LastName = profile.LastName, Culture = culture }, registeredAt);
        _ = customer.Update(profile, string.Empty);
        if (verifiedAt is { } proved) { customer.Verify(proved); }
        db.AddRange(login, customer, Verification.Of(customer.Id, registeredAt));
        db.Announce(new CustomerRegistered(customer.Id));
        return customer;
    }
}
