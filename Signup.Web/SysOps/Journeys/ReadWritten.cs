using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using SignupWeb.SysOps.People;

namespace SignupWeb.SysOps.Journeys;

/// <summary>
/// Reads the events of a sign-up as they are written down, the oldest first: what whoever looks for a fault wants to see. At most five statements.
/// Refusals: UNAUTHORIZED, FORBIDDEN, SIGNUP_NOT_FOUND.
/// </summary>
public sealed class ReadWritten(IDbContextFactory<SignupDb> contexts)
{
    private static readonly Role[] Who = [Role.Manager, Role.Admin];

    public static bool MayBy(Role role) => Who.Contains(role);

    public async Task<Result<IReadOnlyList<OutboxMessage>>> Run(Actor actor, SignupId id, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Who) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Signup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } signup) { return Signup.NotFound; }
        var messages = await ReadStory.Messages(db, signup, cancellationToken);
        return messages.OrderByDescending(m => m.Sequence).Take(ReadTimeline.Most).Reverse().ToList();
    }
}
