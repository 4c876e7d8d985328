using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Administrators who sign in with a password alone; suspended ones cannot.</summary>
public sealed class StaffSignIn(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop, TimeProvider time) : ICheck
{
    public string Name => "Two-factor";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var admins = db.Users.Where(l => l.Role == Role.Admin && (l.LockoutEnd == null || l.LockoutEnd <= now));
        var without = await admins.Where(l => !l.TwoFactorEnabled && !db.UserPasskeys.Any(p => p.UserId == l.Id)).Select(l => l.DisplayName).OrderBy(name => name).ToListAsync(cancellationToken);
        return Judge(await admins.CountAsync(cancellationToken), without, shop.Value.TestMode);
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(int admins, IReadOnlyList<string> without, bool test) => without.Count switch
    {
        0 => Finding.Ok("All {0} administrators have a second factor.", admins),
        _ when test => Finding.Warning("Administrators without a second factor: {2} ({0} of {1}).", "Let them add one under Security before real money moves.", without.Count, admins, string.Join(", ", without)),
        _ => Finding.Fault("Administrators without a second factor: {2} ({0} of {1}).", "Let them add one under Security today: their password alone opens the shop.", without.Count, admins, string.Join(", ", without)),
    };
}
