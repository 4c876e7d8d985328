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
    /// <summary>External connections, passkeys, and a move to another address that waits to be confirmed.</summary>
    public static async Task RemoveFormerWaysIn(this SignupDb db, Guid loginId, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.UserLogins.Where(c => c.UserId == loginId).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == loginId).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<AddressChange>().Where(a => a.LoginId == loginId).ToListAsync(cancellationToken));
    }

    /// <summary>A second factor of somebody else would keep the owner out.</summary>
    public static async Task RemoveSecondFactor(this SignupDb db, Login login, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<Authenticator>().Where(a => a.LoginId == login.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.LoginId == login.Id).ToListAsync(cancellationToken));
        login.TwoFactorEnabled = false;
    }
}
