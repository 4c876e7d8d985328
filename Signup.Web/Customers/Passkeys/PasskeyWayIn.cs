using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Passkeys;

/// <summary>The passkeys of a login, which go when it changes hands.</summary>
internal sealed class PasskeyWayIn : IWayIn
{
    public async Task Remove(SignupDb db, Login login, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == login.Id).ToListAsync(cancellationToken));
}
