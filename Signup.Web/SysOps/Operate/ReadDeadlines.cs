using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.SysOps.Operate;

/// <summary>Which deadlines are shown.</summary>
public enum DeadlineFilter
{
    All,

    /// <summary>They were to happen by now.</summary>
    Late,

    /// <summary>They were tried, and failed.</summary>
    Failing,
}

/// <summary>An open deadline as a line of the page.</summary>
/// <param name="Link">The page of what it is about; null when it is about nothing that has one.</param>
public sealed record DeadlineLine(Guid Id, string Kind, Guid SubjectId, DateTimeOffset DueAt, int Tries, string? Error, string? Link)
{
    /// <summary>What happened in a line; the rest is for whoever looks into it.</summary>
    public string FirstLine => (Error ?? string.Empty).Split('\n')[0].Trim();
}

/// <summary>What the page of deadlines shows.</summary>
/// <param name="Next">Behind which the next page begins; null on the last one.</param>
public sealed record DeadlineReading(int Open, int Late, int Failing, IReadOnlyList<DeadlineLine> Lines, TimePlace? Next);

/// <summary>Reads what is due next, by the index on open deadlines, and whom each is about: eleven statements, however many there are. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadDeadlines(IDbContextFactory<SignupDb> contexts, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>So much later it is late: one that rings just now is not.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public async Task<Result<DeadlineReading>> Run(Actor actor, DeadlineFilter filter = DeadlineFilter.All, TimePlace? after = null, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = db.Set<Deadline>().AsNoTracking().Where(d => d.ClosedAt == null);
        var (late, failing) = (Late(open), open.Where(d => d.Tries > 0));
        var shown = filter switch
        {
            DeadlineFilter.All => open,
            DeadlineFilter.Late => late,
            DeadlineFilter.Failing => failing,
        };
        if (after is { } place) { shown = shown.Where(d => d.DueAt >= place.At && (d.DueAt > place.At || d.Id.CompareTo(place.Id) > 0)); }
        var found = await shown.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var links = await DeadlineSubjects.Links(db, [.. page.Select(d => d.SubjectId)], cancellationToken);
        return new DeadlineReading(
            await open.CountAsync(cancellationToken), await late.CountAsync(cancellationToken), await failing.CountAsync(cancellationToken),
            page.ConvertAll(d => new DeadlineLine(d.Id, d.Kind, d.SubjectId, d.DueAt, d.Tries, d.LastError, links.GetValueOrDefault(d.SubjectId))),
            found.Count > PageSize ? new(page[^1].DueAt, page[^1].Id) : null);
    }

    private IQueryable<Deadline> Late(IQueryable<Deadline> open)
    {
        var before = time.GetUtcNow() - Grace;
        return open.Where(d => d.DueAt < before);
    }
}
