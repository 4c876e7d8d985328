using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Notices;

/// <summary>Somebody has seen what stood under their bell; what comes later is new. Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING.</summary>
public sealed class SeeNotices(UnitOfWork work)
{
    public async Task<Result<Done>> Run(DateTimeOffset until, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        return await work.Run<Result<Done>>(
            async db =>
            {
                var login = actor.LoginId!.Value;
                var seen = await db.Set<NoticesSeen>().SingleOrDefaultAsync(s => s.LoginId == login, cancellationToken);
                if (seen is null) { db.Add(seen = new NoticesSeen { LoginId = login }); }
                seen.See(until);
                return Done.It;
            },
            cancellationToken);
    }
}
