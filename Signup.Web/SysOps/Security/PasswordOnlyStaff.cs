using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Security;

/// <summary>Says once, at the start, that real money moves while some of the staff sign in with a password alone.</summary>
public sealed class PasswordOnlyStaff(IDbContextFactory<SignupDb> contexts, IOptions<AccessOptions> access, IOptions<ShopOptions> shop, ILogger<PasswordOnlyStaff> log) : ISeed
{
    public int? Version => null;

    public async Task Plant(CancellationToken cancellationToken)
    {
        if (shop.Value.TestMode || access.Value.RequiresSecondFactorOfStaff(testMode: false)) { return; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var count = await db.Users.CountAsync(l => l.Role != Role.Customer && !l.TwoFactorEnabled && !db.UserPasskeys.Any(p => p.UserId == l.Id), cancellationToken);
        if (count > 0) { log.LogWarning("Real money moves here, and {Count} of the staff sign in with a password alone. Access:StaffTwoFactor=Required asks them for more", count); }
    }
}
