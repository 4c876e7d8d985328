using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Staff;

/// <summary>Lets a suspended member of the team in again. Refusals: UNAUTHORIZED, FORBIDDEN, STAFF_NOT_FOUND. Not suspended is a success that changes nothing.</summary>
public sealed class ReinstateStaff(UnitOfWork unit, StaffMail mail)
{
    public Task<Result<Done>> Run(Actor actor, Guid id, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.StaffOf(id, cancellationToken) is not { } login) { return StaffRoles.NotFound; }
            if (await db.Set<StaffSuspension>().SingleOrDefaultAsync(s => s.LoginId == id, cancellationToken) is not { } suspension) { return Done.It; }
            login.Unblock();
            db.Remove(suspension);
            db.Announce(new StaffReinstated(id, actor.Name));
            db.Audit(actor, AuditAction.ReinstatedStaff, new(login.Email!, id), new AuditChange("State", "Suspended", "Working"));
            mail.WriteReinstatement(db, login);
            return Done.It;
        },
        cancellationToken);
}
