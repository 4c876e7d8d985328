using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Notices;

/// <summary>How one subject reaches one of the team.</summary>
/// <param name="OnScreen">Under the bell.</param>
/// <param name="IsDuty">Nobody can switch it off.</param>
public sealed record Reached(bool OnScreen, bool ByMail, bool IsDuty);

/// <summary>One of the team, and how each subject reaches them, in the order of <see cref="NoticeSubject"/>.</summary>
/// <param name="IsOwn">They chose for themselves what is mailed.</param>
public sealed record Hearer(Guid Id, string Name, Role Role, bool IsOwn, IReadOnlyList<Reached> Subjects);

/// <param name="Address">The shop's address that hears of everything; null where there is none.</param>
/// <param name="OfTheirOwn">What whoever took a contract on hears of it, whatever their role.</param>
/// <param name="Morning">When the mail of what is green and not logged goes.</param>
public sealed record TeamNoticesReading(IReadOnlyList<Hearer> Team, string? Address, IReadOnlyList<NoticeSubject> OfTheirOwn, NoticesOptions Rules, TimeOnly Morning);

/// <summary>Who of the team hears of what, for managers and administrators: by name, the suspended left out. Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING.</summary>
public sealed class ReadTeamNotices(IDbContextFactory<SignupDb> contexts, IOptions<NoticesOptions> options, IOptions<AttentionOptions> attention, TimeProvider time)
{
    private static readonly NoticeSubject[] All = Enum.GetValues<NoticeSubject>();

    public async Task<Result<TeamNoticesReading>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (now, rules) = (time.GetUtcNow(), options.Value);
        var staff = await db.Users.AsNoTracking().Where(l => l.Role != Role.Customer && (l.LockoutEnd == null || l.LockoutEnd < now)).OrderBy(l => l.DisplayName).Select(l => new { l.Id, l.DisplayName, l.Role }).ToListAsync(cancellationToken);
        var chosen = await db.Set<OwnNotices>().AsNoTracking().ToDictionaryAsync(o => o.LoginId, cancellationToken);
        return new TeamNoticesReading(
            staff.ConvertAll(l => new Hearer(l.Id, l.DisplayName, l.Role, chosen.ContainsKey(l.Id), [.. All.Select(subject => Reach(l.Role, subject, chosen.GetValueOrDefault(l.Id)))])),
            string.IsNullOrWhiteSpace(rules.Address) ? null : rules.Address,
            [.. All.Where(subject => rules.HearersOf(subject).Contains(NoticesOptions.Owner, StringComparer.Ordinal))],
            rules,
            attention.Value.WorkFrom);
    }

    /// <summary>As <see cref="Audience"/> decides it, but for what somebody took on themselves.</summary>
    private Reached Reach(Role role, NoticeSubject subject, OwnNotices? own)
    {
        var (isDuty, byTeam) = (Audience.IsDuty(role, subject), Audience.ByRole(role, options.Value.HearersOf(subject)));
        return new(byTeam || own?.Has(subject) == true, isDuty || (own?.Has(subject) ?? byTeam), isDuty);
    }
}
