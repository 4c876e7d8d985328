using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Providers;

/// <summary>
/// An address was proved for the first time. Whoever was in the account before may have been somebody else: the ways in they may
/// have added must not outlast the proof.
/// </summary>
internal static class FormerWaysIn
{
    /// <summary>External connections, passkeys, a move to another address that waits to be confirmed, and a second factor, which would keep the owner out.</summary>
    public static async Task RemoveFormerWaysIn(this SignupDb db, Login login, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.UserLogins.Where(c => c.UserId == login.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == login.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<AddressChange>().Where(a => a.LoginId == login.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Authenticator>().Where(a => a.LoginId == login.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.LoginId == login.Id).ToListAsync(cancellationToken));
        login.SetTwoFactor(false);
    }
}
