using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>The second factor of a login, which would keep its new owner out.</summary>
internal sealed class SecondFactorWayIn : IWayIn
{
    public async Task Remove(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<Authenticator>().Where(a => a.LoginId == login.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.LoginId == login.Id).ToListAsync(cancellationToken));
        login.SetTwoFactor(false);
    }
}
