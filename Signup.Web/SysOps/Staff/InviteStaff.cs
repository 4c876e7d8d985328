using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Staff;

/// <summary>Whom an administrator wants in the team.</summary>
/// <param name="Language">"en" or "de", of the mails to them.</param>
public sealed record InvitationWish(string? Email, Role Role, string Language);

/// <summary>
/// Asks somebody by mail to join the team: a signed link that works once and for a week. Refusals: UNAUTHORIZED, FORBIDDEN, EMAIL_INVALID,
/// ROLE_MISSING, EMAIL_EXISTS, ALREADY_INVITED.
/// </summary>
public sealed class InviteStaff(UnitOfWork unit, StaffMail mail, TimeProvider time)
{
    public static readonly Refusal AlreadyInvited = new(RefusalKind.Conflict, "ALREADY_INVITED", "This address has been invited already. Send the invitation again instead") { Field = "email" };

    private static readonly Refusal EmailInvalid = Refusal.Invalid("EMAIL_INVALID", "Enter an e-mail address in the correct format, like name@example.com", "email");

    private static readonly Refusal EmailTaken = new(RefusalKind.Conflict, "EMAIL_EXISTS", "There is already an account with this e-mail address") { Field = "email" };

    public async Task<Result<StaffInvitation>> Run(Actor actor, InvitationWish wish, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if (!EmailAddress.TryParse(wish.Email, out var email)) { return EmailInvalid; }
        if (!StaffRoles.All.Contains(wish.Role)) { return StaffRoles.RoleMissing; }
        var culture = LanguageChoice.Cultures.FirstOrDefault(c => c.TwoLetterISOLanguageName == wish.Language) ?? LanguageChoice.Current;
        return await Invite(actor, email, wish.Role, culture.Name, cancellationToken);
    }

    /// <summary>Of two who invite the same address at once the database keeps one; the other is told.</summary>
    private Task<Result<StaffInvitation>> Invite(Actor actor, EmailAddress email, Role role, string culture, CancellationToken cancellationToken) => unit.Run<Result<StaffInvitation>>(
        async db =>
        {
            if (await db.LoginOf(email, cancellationToken) is not null) { return EmailTaken; }
            if (await db.Set<StaffInvitation>().AnyAsync(i => i.NormalizedEmail == email.Normalized, cancellationToken)) { return AlreadyInvited; }
            var invitation = StaffInvitation.To(email, role, culture, actor.Name, time.GetUtcNow());
            db.Add(invitation);
            db.Announce(new StaffInvited(invitation.Id, role.ToString(), actor.Name));
            db.Audit(actor, AuditAction.InvitedStaff, new(email.Value), new AuditChange("Role", null, role.ToString()));
            mail.WriteInvitation(db, invitation);
            return invitation;
        },
        cancellationToken);
}
