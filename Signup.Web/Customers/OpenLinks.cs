using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

internal static class OpenLinks
{
    /// <summary>
    /// Mailed links that could still change a login do nothing any more. After a new password or address the account is the
    /// owner's alone: somebody else who was in it may have asked for such a link, and may read the mailbox it went to.
    /// </summary>
    public static async Task VoidLinks(this SignupDb db, Guid loginId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reset = await db.Set<PasswordReset>().SingleOrDefaultAsync(r => r.LoginId == loginId, cancellationToken);
        var change = await db.Set<AddressChange>().SingleOrDefaultAsync(a => a.LoginId == loginId, cancellationToken);
        reset?.Use(now);
        change?.Use(now);
    }
}
