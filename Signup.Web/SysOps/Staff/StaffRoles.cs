using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Staff;

/// <summary>What holds whenever somebody's access is changed by somebody else.</summary>
public static class StaffRoles
{
    public static readonly IReadOnlyList<Role> All = [Role.Support, Role.Manager, Role.Admin];

    public static readonly Refusal NotFound = Refusal.NotFound("STAFF_NOT_FOUND", "There is no such member of the team.");

    public static readonly Refusal NotOneself = ResetSecondFactor.NotOneself;

    public static readonly Refusal LastAdministrator = Refusal.Conflict("LAST_ADMINISTRATOR", "This is the last administrator who can sign in. Make somebody else one first.");

    public static readonly Refusal RoleMissing = Refusal.Invalid("ROLE_MISSING", "Pick a role", "role");

    internal static Task<Login?> StaffOf(this SignupDb db, Guid id, CancellationToken cancellationToken) =>
        db.Users.SingleOrDefaultAsync(l => l.Id == id && l.Role != Role.Customer, cancellationToken);

    /// <summary>
    /// Whether somebody else can still administer. Whoever is counted on is touched: when two administrators shut each other out at the same
    /// moment, the database lets one of them save, and the other looks again and finds nobody left.
    /// </summary>
    internal static async Task<bool> OthersAdminister(this SignupDb db, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var others = await db.Users.Where(l => l.Role != Role.Customer && l.Role == Role.Admin && l.Id != id && (l.LockoutEnd == null || l.LockoutEnd <= now)).ToListAsync(cancellationToken);
        others.ForEach(l => l.Touch());
        return others.Count > 0;
    }
}
