using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>One line under the bell: the same thing, however often it came.</summary>
/// <param name="IsOver">Nobody needs to look any more: its risk is settled, or the contract has another colour.</param>
public sealed record NoticeLine(string Kind, Guid SubjectId, Severity Severity, string Sentence, int Count, DateTimeOffset At, bool IsNew, bool IsOver)
{
    /// <summary>Where it is dealt with.</summary>
    public string Path => Kind == HearNotices.Turned ? $"/ops/contracts/{SubjectId}" : RiskWords.PlaceOf(Kind, SubjectId)?.Path ?? "/ops/risks";
}

/// <summary>What somebody hears of: the newest first.</summary>
/// <param name="Unseen">How many lines of the last week are new to them.</param>
/// <param name="Until">The newest of all, to be told when they have seen it.</param>
public sealed record Heard(int Unseen, DateTimeOffset Until, IReadOnlyList<NoticeLine> Lines)
{
    public static readonly Heard Nothing = new(0, DateTimeOffset.MinValue, []);
}

/// <summary>What stands under the bell of one of the staff. Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING.</summary>
public sealed class ReadNotices(IDbContextFactory<SignupDb> contexts, Audience audience, TimeProvider time)
{
    /// <summary>The newest that are looked through, and what is shown of them.</summary>
    private const int Most = 100, Shown = 20;

    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    public async Task<Result<Heard>> Run(Actor actor, bool whetherOver, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (from, login) = (time.GetUtcNow() - Back, new Login { Id = actor.LoginId!.Value, Role = actor.Role, DisplayName = actor.Name });
        var newest = await db.Set<Notice>().AsNoTracking().Where(n => n.LastAt > from).OrderByDescending(n => n.LastAt).Take(Most).ToListAsync(cancellationToken);
        if (newest.Count == 0) { return Heard.Nothing; }
        var seen = await db.Set<NoticesSeen>().Where(s => s.LoginId == login.Id).Select(s => s.Until).SingleOrDefaultAsync(cancellationToken);
        var lines = (await audience.Heard(db, login, newest, cancellationToken)).GroupBy(n => (n.Kind, n.SubjectId)).Select(same => Line([.. same], seen)).ToList();
        var unseen = lines.Count(line => line.IsNew);
        lines = lines.GetRange(0, Math.Min(lines.Count, Shown));
        return new Heard(unseen, newest[0].LastAt, whetherOver ? await WithWhatIsOver(db, lines, cancellationToken) : lines);
    }

    private static NoticeLine Line(List<Notice> same, DateTimeOffset seen) =>
        new(same[0].Kind, same[0].SubjectId, same[0].Severity, same[0].Sentence, same.Sum(n => n.Count), same[0].LastAt, same[0].LastAt > seen, IsOver: false);

    private static async Task<List<NoticeLine>> WithWhatIsOver(SignupDb db, List<NoticeLine> lines, CancellationToken cancellationToken)
    {
        var (kinds, subjects) = (lines.Select(l => l.Kind).Distinct(StringComparer.Ordinal).ToList(), lines.ConvertAll(l => l.SubjectId));
        var open = (await db.Set<Risk>().Where(r => r.IsOpen && kinds.Contains(r.Kind) && subjects.Contains(r.SubjectId)).Select(r => new { r.Kind, r.SubjectId }).ToListAsync(cancellationToken)).ConvertAll(r => (r.Kind, r.SubjectId));
        var turned = lines.FindAll(l => l.Kind == HearNotices.Turned).ConvertAll(l => new ContractId(l.SubjectId));
        var colours = turned.Count == 0 ? [] : await db.Set<Contract>().Where(c => turned.Contains(c.Id)).Select(c => new { c.Id, c.Colour }).ToDictionaryAsync(c => c.Id.Value, c => c.Colour, cancellationToken);
        return lines.ConvertAll(l => l with { IsOver = l.Kind == HearNotices.Turned ? colours.GetValueOrDefault(l.SubjectId).ToString() != l.Severity.ToString() : !open.Contains((l.Kind, l.SubjectId)) });
    }
}
