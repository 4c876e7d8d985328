using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>One kind of thing beside the password that hangs on a login and lets somebody in, or keeps them out; each part of signing in has its own.</summary>
public interface IWayIn
{
    /// <summary>All of the login's go, within the caller's unit of work. None there is fine.</summary>
    Task Remove(SignupDb db, Login login, CancellationToken cancellationToken);
}

/// <summary>
/// A login changes hands: its address was proved for the first time, and whoever was in the account before may have been somebody
/// else; or it is erased. The ways in they may have added must not outlast that.
/// </summary>
public sealed class WaysIn(IEnumerable<IWayIn> ways)
{
    /// <summary>External connections, passkeys, the second factor, and a move to another address that waits to be confirmed. The password is the caller's.</summary>
    public async Task Remove(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        foreach (var way in ways) { await way.Remove(db, login, cancellationToken); }
        db.RemoveRange(await db.Set<AddressChange>().Where(a => a.LoginId == login.Id).ToListAsync(cancellationToken));
    }
}
