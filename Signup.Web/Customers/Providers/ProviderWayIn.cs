using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Providers;

/// <summary>The external connections of a login, which go when it changes hands.</summary>
internal sealed class ProviderWayIn : IWayIn
{
    public async Task Remove(SignupDb db, Login login, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.UserLogins.Where(c => c.UserId == login.Id).ToListAsync(cancellationToken));
}
