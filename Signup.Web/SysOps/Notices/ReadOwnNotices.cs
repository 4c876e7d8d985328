using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Notices;

/// <summary>One subject, as it stands for one of the staff.</summary>
/// <param name="IsDuty">Their role must hear of it.</param>
/// <param name="IsMailed">They get it by mail.</param>
/// <param name="ByTeam">They would, by the settings of the team.</param>
public sealed record OwnNotice(NoticeSubject Subject, bool IsDuty, bool IsMailed, bool ByTeam);

/// <param name="IsOwn">They chose it themselves.</param>
public sealed record OwnNoticesReading(IReadOnlyList<OwnNotice> Subjects, bool IsOwn);

/// <summary>What one of the staff gets by mail. Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING.</summary>
public sealed class ReadOwnNotices(IDbContextFactory<SignupDb> contexts, IOptions<NoticesOptions> options)
{
    public async Task<Result<OwnNoticesReading>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var login = actor.LoginId!.Value;
        var own = await db.Set<OwnNotices>().AsNoTracking().SingleOrDefaultAsync(o => o.LoginId == login, cancellationToken);
        return new OwnNoticesReading([.. Enum.GetValues<NoticeSubject>().Select(subject => One(subject, actor.Role, own))], own is not null);
    }

    private OwnNotice One(NoticeSubject subject, Role role, OwnNotices? own)
    {
        var (isDuty, byTeam) = (Audience.IsDuty(role, subject), Audience.ByRole(role, options.Value.HearersOf(subject)));
        return new(subject, isDuty, isDuty || (own?.Has(subject) ?? byTeam), byTeam);
    }
}
