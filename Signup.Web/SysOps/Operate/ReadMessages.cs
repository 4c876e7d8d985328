using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Operate;

/// <summary>A delivery that was set aside.</summary>
public sealed record AsideLine(Guid MessageId, long Sequence, string Type, string Handler, DateTimeOffset OccurredAt, DateTimeOffset QuarantinedAt, string Error)
{
    /// <summary>What happened in a line; the rest is for whoever looks into it.</summary>
    public string FirstLine => Error.Split('\n')[0].Trim();
}

/// <summary>What the page of messages shows.</summary>
/// <param name="Oldest">When the oldest that waits was announced; null when none waits.</param>
/// <param name="Aside">Those set aside, the newest message first.</param>
/// <param name="Next">Before which message the next page begins; null on the last one.</param>
public sealed record MessageReading(int Waiting, DateTimeOffset? Oldest, int AllAside, IReadOnlyList<AsideLine> Aside, long? Next);

/// <summary>
/// Reads what is on its way and what was set aside: four statements over the deliveries that are left. What was delivered is no row there any more.
/// Refusals: UNAUTHORIZED, FORBIDDEN.
/// </summary>
public sealed class ReadMessages(IDbContextFactory<SignupDb> contexts)
{
    public const int PageSize = 50;

    /// <param name="before">The page begins with messages before this one.</param>
    public async Task<Result<MessageReading>> Run(Actor actor, long? before = null, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = db.Set<Delivery>().Where(d => d.NextTryAt != null);
        var aside = db.Set<Delivery>().Where(d => d.QuarantinedAt != null);
        var oldest = await waiting.OrderBy(d => d.Sequence).Select(d => (DateTimeOffset?)d.Message.OccurredAt).FirstOrDefaultAsync(cancellationToken);
        var lines = await Lines(before is { } place ? aside.Where(d => d.Sequence < place) : aside, cancellationToken);
        var page = Page(lines);
        return new MessageReading(await waiting.CountAsync(cancellationToken), oldest, await aside.CountAsync(cancellationToken), page, page.Count < lines.Count ? page[^1].Sequence : null);
    }

    private static Task<List<AsideLine>> Lines(IQueryable<Delivery> aside, CancellationToken cancellationToken) => aside
        .OrderByDescending(d => d.Sequence).ThenBy(d => d.Handler).Take(PageSize + 1)
        .Select(d => new AsideLine(d.Message.Id, d.Sequence, d.Message.Type, d.Handler, d.Message.OccurredAt, d.QuarantinedAt!.Value, d.LastError ?? string.Empty)).ToListAsync(cancellationToken);

    /// <summary>A page ends between two messages: the handlers of one stand together.</summary>
    private static List<AsideLine> Page(List<AsideLine> lines) => lines.Count <= PageSize ? lines : lines.FindAll(l => l.Sequence != lines[^1].Sequence) is { Count: > 0 } whole ? whole : lines;
}
