using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Staff;

/// <summary>What somebody who was invited types.</summary>
public sealed record JoinForm(string? Name, string? Password);

/// <summary>
/// Whoever was invited chooses name and password and is signed in. The link works once, and only the newest one. Refusals: INVALID_TOKEN,
/// LINK_EXPIRED, NAME_MISSING, PASSWORD_INVALID, EMAIL_EXISTS.
/// </summary>
public sealed class JoinStaff(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, SignedLinks links, PasswordWork passwords, Sessions sessions)
{
    public static readonly Refusal EmailTaken = Refusal.Conflict("EMAIL_EXISTS", "There is already an account with this e-mail address. Ask whoever invited you to use another one.");

    private static readonly Refusal NameMissing = Refusal.Invalid("NAME_MISSING", "Enter your name", "name");

    /// <summary>The invitation behind the link.</summary>
    public async Task<Result<StaffInvitation>> Look(string? token, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Find(db, token, cancellationToken);
    }

    public async Task<Result<StartedSession>> Run(string? token, JoinForm form, Origin origin, CancellationToken cancellationToken = default)
    {
        if ((await Look(token, cancellationToken)).Refused(out var refusal, out var invitation)) { return refusal; }
        if (Check(form, invitation) is { } wrong) { return wrong; }
        if ((await passwords.Hash(form.Password!, cancellationToken)).Refused(out var busy, out var hash)) { return busy; }
        return await Join(token, invitation.Email, form.Name!.Trim(), hash, origin, cancellationToken);
    }

    /// <summary>Of two who use the link at once the slower one finds no invitation any more; so it is looked for after the account.</summary>
    private Task<Result<StartedSession>> Join(string? token, EmailAddress email, string name, string hash, Origin origin, CancellationToken cancellationToken) => unit.Run<Result<StartedSession>>(
        async db =>
        {
            var taken = await db.LoginOf(email, cancellationToken);
            if ((await Find(db, token, cancellationToken)).Refused(out var refusal, out var invitation)) { return refusal; }
            if (taken is not null) { return EmailTaken; }
            var login = Logins.Make(invitation.Email, invitation.Role, name, hash);
            (login.EmailConfirmed, login.Culture) = (true, invitation.Culture);
            db.Add(login);
            db.Remove(invitation);
            db.Announce(new StaffJoined(login.Id, invitation.Id, invitation.Role.ToString()));
            db.Audit(new(login.Id, login.Role, null, name), AuditAction.JoinedStaff, new(login.Email!, login.Id), new AuditChange("Role", null, login.Role.ToString()));
            return sessions.Start(db, login, SessionKind.Cookie, origin);
        },
        cancellationToken);

    private async Task<Result<StaffInvitation>> Find(SignupDb db, string? token, CancellationToken cancellationToken)
    {
        if (links.Read(StaffInvitation.LinkKind, token).Refused(out var refusal, out var link)) { return refusal; }
        if (link.Ids is not [var id, var ticket]) { return SignedLinks.Invalid; }
        var wanted = new StaffInvitationId(id);
        return await db.Set<StaffInvitation>().SingleOrDefaultAsync(i => i.Id == wanted && i.Ticket == ticket, cancellationToken) is { } found ? found : SignedLinks.Invalid;
    }

    private Refusal? Check(JoinForm form, StaffInvitation invitation)
    {
        List<Refusal> wrong = [];
        if (string.IsNullOrWhiteSpace(form.Name)) { wrong.Add(NameMissing); }
        if (passwords.Check(form.Password, invitation.Email.Value, invitation.Role) is { } password) { wrong.Add(password); }
        return Refusal.Of(wrong);
    }
}
