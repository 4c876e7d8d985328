using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Staff;

/// <summary>
/// Gives a member of the team another role. It counts from their next press on: their open pages learn of it. Refusals: UNAUTHORIZED,
/// FORBIDDEN, ROLE_MISSING, NOT_ONESELF, STAFF_NOT_FOUND, LAST_ADMINISTRATOR. The role they have already is a success that changes nothing.
/// </summary>
public sealed class ChangeRole(UnitOfWork unit, StaffMail mail, TimeProvider time)
{
    public Task<Result<Login>> Run(Actor actor, Guid id, Role role, CancellationToken cancellationToken = default) => unit.Run<Result<Login>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (!StaffRoles.All.Contains(role)) { return StaffRoles.RoleMissing; }
            if (actor.LoginId == id) { return StaffRoles.NotOneself; }
            if (await db.StaffOf(id, cancellationToken) is not { } login) { return StaffRoles.NotFound; }
            var before = login.Role;
            if (before == role) { return login; }
            if (before == Role.Admin && !await db.OthersAdminister(id, time.GetUtcNow(), cancellationToken)) { return StaffRoles.LastAdministrator; }
            login.GiveRole(role);
            db.Announce(new StaffRoleChanged(id, before.ToString(), role.ToString(), actor.Name));
            db.Audit(actor, AuditAction.ChangedRole, new(login.Email!, id), new AuditChange("Role", before.ToString(), role.ToString()));
            mail.WriteRole(db, login);
            return login;
        },
        cancellationToken);
}
