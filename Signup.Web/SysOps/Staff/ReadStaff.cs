using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Staff;

/// <summary>One member of the team.</summary>
/// <param name="AppSince">Since when an authenticator app is on; null without one.</param>
/// <param name="LastSignIn">Null when they never signed in, or too long ago to be known.</param>
public sealed record StaffLine(Guid Id, string Name, string Email, Role Role, DateTimeOffset? AppSince, int Passkeys, DateTimeOffset? LastSignIn, StaffSuspension? Suspension)
{
    public bool HasSecondFactor => AppSince is not null || Passkeys > 0;
}

/// <summary>The team, and who is asked to join it.</summary>
public sealed record StaffReading(IReadOnlyList<StaffLine> Members, IReadOnlyList<StaffInvitation> Invitations)
{
    public int WithoutSecondFactor => Members.Count(m => m.Suspension is null && !m.HasSecondFactor);
}

/// <summary>Reads the team for administrators, in two statements: those who work by name, then the suspended. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadStaff(IDbContextFactory<SignupDb> contexts)
{
    public async Task<Result<StaffReading>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var members = await db.Users.AsNoTracking().Where(l => l.Role != Role.Customer).OrderBy(l => l.DisplayName)
            .Select(l => new StaffLine(
                l.Id,
                l.DisplayName,
                l.Email!,
                l.Role,
                db.Set<Authenticator>().Where(a => a.LoginId == l.Id).Select(a => a.ConfirmedAt).FirstOrDefault(),
                db.UserPasskeys.Count(p => p.UserId == l.Id),
                db.Set<Session>().Where(s => s.LoginId == l.Id).OrderByDescending(s => s.CreatedAt).Select(s => (DateTimeOffset?)s.CreatedAt).FirstOrDefault(),
                db.Set<StaffSuspension>().FirstOrDefault(s => s.LoginId == l.Id)))
            .ToListAsync(cancellationToken);
        var invitations = await db.Set<StaffInvitation>().AsNoTracking().OrderByDescending(i => i.SentAt).ToListAsync(cancellationToken);
        return new StaffReading([.. members.OrderBy(m => m.Suspension is not null)], invitations);
    }
}
