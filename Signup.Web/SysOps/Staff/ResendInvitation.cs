using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Staff;

/// <summary>Sends an invitation once more, with a new link; the old one stops working. Refusals: UNAUTHORIZED, FORBIDDEN, INVITATION_NOT_FOUND.</summary>
public sealed class ResendInvitation(UnitOfWork unit, StaffMail mail, TimeProvider time)
{
    public Task<Result<StaffInvitation>> Run(Actor actor, StaffInvitationId id, CancellationToken cancellationToken = default) => unit.Run<Result<StaffInvitation>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.Set<StaffInvitation>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } invitation) { return StaffInvitation.NotFound; }
            invitation.Renew(actor.Name, time.GetUtcNow());
            db.Audit(actor, AuditAction.ResentInvitation, new(invitation.Email.Value));
            mail.WriteInvitation(db, invitation);
            return invitation;
        },
        cancellationToken);
}
