using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

internal static class FindCustomer
{
    /// <summary>The customer who signs in with this address; none for staff.</summary>
    public static async Task<Customer?> CustomerOf(this SignupDb db, EmailAddress email, CancellationToken cancellationToken)
    {
        if (await db.LoginOf(email, cancellationToken) is not { } login) { return null; }
        var id = new CustomerId(login.Id);
        return await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    /// <summary>The same, when nobody has claimed the account yet: its address was never confirmed, and nobody ever signed in.</summary>
    public static async Task<Customer?> UnclaimedOf(this SignupDb db, EmailAddress email, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerOf(email, cancellationToken);
        if (customer is not { VerifiedAt: null, Suspension: null }) { return null; }
        return await db.Set<Session>().AnyAsync(s => s.LoginId == customer.Id.Value, cancellationToken) ? null : customer;
    }

    /// <summary>Whether the address has an account that somebody has claimed.</summary>
    public static async Task<bool> IsTaken(this SignupDb db, EmailAddress email, CancellationToken cancellationToken) =>
        await db.LoginOf(email, cancellationToken) is not null && await db.UnclaimedOf(email, cancellationToken) is null;
}
