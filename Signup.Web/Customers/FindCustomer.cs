using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

internal static class FindCustomer
{
    /// <summary>The customer behind a login's address; staff are none.</summary>
    public static async Task<Customer?> CustomerOf(this SignupDb db, EmailAddress email, CancellationToken cancellationToken)
    {
        if (await db.LoginOf(email, cancellationToken) is not { } login) { return null; }
        var id = new CustomerId(login.Id);
        return await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }
}
