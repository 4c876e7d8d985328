using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Platform.Data;
using SignupWeb.Support;

namespace SignupWeb.SysOps.SupportDesk;

/// <summary>A request as a line of the queue.</summary>
public sealed record QueueLine(SupportRequest Request, string Customer, Colour Colour);

/// <summary>What the queue shows: how many there are, and those asked for, the worst clock first.</summary>
/// <param name="GoesOn">Whether there are more than a page shows.</param>
public sealed record QueueReading(int Late, int Open, int Answered, int Mine, IReadOnlyList<QueueLine> Lines, bool GoesOn)
{
    public static readonly QueueReading Empty = new(0, 0, 0, 0, [], false);
}

/// <summary>Reads the support queue. However many requests were ever closed, it is as long as what is asked for, and never longer than <see cref="Longest"/>.</summary>
public sealed class ReadRequests(IDbContextFactory<SignupDb> contexts, TimeProvider time)
{
    public const int Longest = 200;

    /// <param name="reader">Whose are "mine".</param>
    public async Task<QueueReading> Run(QueueFilter filter, Guid? reader, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var requests = db.Set<SupportRequest>().AsNoTracking();
        List<SupportRequest> found = [];
        foreach (var part in Parts(requests, filter, reader)) { found.AddRange(await part.Take(Longest + 1 - found.Count).ToListAsync(cancellationToken)); }
        return new(
            await Late(requests).CountAsync(cancellationToken),
            await requests.CountAsync(r => r.State == SupportState.Open, cancellationToken),
            await requests.CountAsync(r => r.State == SupportState.Answered, cancellationToken),
            await requests.CountAsync(r => (r.State == SupportState.Open || r.State == SupportState.Answered) && r.OwnerId == reader, cancellationToken),
            await Lines(db, [.. found.Take(Longest)], cancellationToken),
            found.Count > Longest);
    }

    /// <summary>How many wait for us, and how many first answers are late.</summary>
    public async Task<(int Open, int Late)> Count(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var requests = db.Set<SupportRequest>().AsNoTracking();
        return (await requests.CountAsync(r => r.State == SupportState.Open, cancellationToken), await Late(requests).CountAsync(cancellationToken));
    }

    private IQueryable<SupportRequest> Late(IQueryable<SupportRequest> requests)
    {
        var now = time.GetUtcNow();
        return requests.Where(r => r.State == SupportState.Open && r.FirstAnsweredAt == null && r.FirstAnswerDueAt <= now);
    }

    /// <summary>One after another until the page is full: first answers by their clock, then who has waited longest.</summary>
    private IEnumerable<IQueryable<SupportRequest>> Parts(IQueryable<SupportRequest> requests, QueueFilter filter, Guid? reader)
    {
        if (filter == QueueFilter.Late) { return [Late(requests).OrderBy(r => r.TurnAt)]; }
        if (filter == QueueFilter.Mine) { requests = requests.Where(r => r.OwnerId == reader); }
        var first = requests.Where(r => r.State == SupportState.Open && r.FirstAnsweredAt == null).OrderBy(r => r.TurnAt);
        var further = requests.Where(r => r.State == SupportState.Open && r.FirstAnsweredAt != null).OrderBy(r => r.TurnAt);
        var answered = requests.Where(r => r.State == SupportState.Answered).OrderBy(r => r.TurnAt);
        var closed = requests.Where(r => r.State == SupportState.Closed).OrderByDescending(r => r.TurnAt);
        return filter switch
        {
            QueueFilter.Open => [first, further],
            QueueFilter.Answered => [answered],
            QueueFilter.All => [first, further, answered, closed],
            _ => [first, further, answered],
        };
    }

    private static async Task<IReadOnlyList<QueueLine>> Lines(SignupDb db, List<SupportRequest> requests, CancellationToken cancellationToken)
    {
        var ids = requests.ConvertAll(r => r.ContractId);
        var contracts = await db.Set<Contract>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.CustomerName, c.Colour }).ToDictionaryAsync(c => c.Id, cancellationToken);
        return [.. requests.Select(r => contracts.GetValueOrDefault(r.ContractId) is { } c ? new QueueLine(r, c.CustomerName, c.Colour) : new QueueLine(r, string.Empty, Colour.NotAssessed))];
    }
}
