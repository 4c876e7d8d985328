using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Staff;

/// <summary>Takes an invitation back: its link does not work any more. Refusals: UNAUTHORIZED, FORBIDDEN, INVITATION_NOT_FOUND.</summary>
public sealed class WithdrawInvitation(UnitOfWork unit)
{
    public Task<Result<EmailAddress>> Run(Actor actor, StaffInvitationId id, CancellationToken cancellationToken = default) => unit.Run<Result<EmailAddress>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.Set<StaffInvitation>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } invitation) { return StaffInvitation.NotFound; }
            db.Remove(invitation);
            db.Announce(new InvitationWithdrawn(id, actor.Name));
            db.Audit(actor, AuditAction.WithdrewInvitation, new(invitation.Email.Value));
            return invitation.Email;
        },
        cancellationToken);
}
