using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Signups;

/// <summary>
/// Staff mail a customer the way back into a sign-up now; the mail that was to go by itself then does not.
/// Refusals: UNAUTHORIZED, FORBIDDEN, SIGNUP_NOT_FOUND, SIGNUP_OVER, NOBODY_TO_WRITE_TO, TOO_MANY_REQUESTS.
/// </summary>
public sealed class SendWayBack(UnitOfWork unit, ResumeLink mail, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public static readonly Refusal Nobody = Refusal.Conflict("NOBODY_TO_WRITE_TO", "Nobody has given an e-mail address in this sign-up yet.");

    public Task<Result<Done>> Run(Actor actor, SignupId id, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
            if (await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } signup) { return Signup.NotFound; }
            if (!signup.IsOpen) { return Signup.Over; }
            if (signup.CustomerId is not { } customer) { return Nobody; }
            if (throttle.Take(limits.CurrentValue.Mail, $"way back:{id}") is { } tooMany) { return tooMany; }
            await mail.Write(db, signup, customer, cancellationToken);
            await db.CloseDeadline(ResumeLink.Kind, id.Value, time.GetUtcNow(), cancellationToken);
            db.Audit(actor, AuditAction.SentWayBack, new(id.ToString(), id.Value, customer));
            return Done.It;
        },
        cancellationToken);
}
