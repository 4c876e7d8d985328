using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Notices;

/// <summary>
/// One of the staff chooses what they get by mail, within what may be switched off (R5: managers are told of acceptance, administrators of failures).
/// Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING, NOTICE_IS_DUTY.
/// </summary>
public sealed class ChooseNotices(UnitOfWork work)
{
    public static readonly Refusal IsDuty = Refusal.Conflict("NOTICE_IS_DUTY", "Your role must hear of this. It cannot be switched off.");

    /// <param name="wanted">All they want by mail; null for what the settings of the team say.</param>
    public async Task<Result<Done>> Run(IReadOnlyList<NoticeSubject>? wanted, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        if (wanted is not null && Enum.GetValues<NoticeSubject>().Any(subject => Audience.IsDuty(actor.Role, subject) && !wanted.Contains(subject))) { return IsDuty; }
        return await work.Run<Result<Done>>(
            async db =>
            {
                var login = actor.LoginId!.Value;
                var own = await db.Set<OwnNotices>().SingleOrDefaultAsync(o => o.LoginId == login, cancellationToken);
                var before = own?.Mailed;
                if (wanted is null && own is not null) { db.Remove(own); }
                else if (wanted is not null && own is null) { db.Add(own = new OwnNotices { LoginId = login }); }
                if (wanted is not null) { own!.Choose(wanted); }
                var after = wanted is null ? null : own!.Mailed;
                if (before != after) { db.Audit(actor, AuditAction.ChoseNotices, new AuditSubject(actor.Name, login), new AuditChange("By mail", before ?? "As the team", after ?? "As the team")); }
                return Done.It;
            },
            cancellationToken);
    }
}
