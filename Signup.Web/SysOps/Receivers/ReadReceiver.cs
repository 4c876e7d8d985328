using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Receivers;

/// <summary>An event as a line of the log.</summary>
public sealed record PostingLine(Guid Id, string Name, Guid EventId, Guid Subject, DateTimeOffset WrittenAt, PostingState State, int Tries, DateTimeOffset? NextTryAt, DateTimeOffset? LastTryAt, int? LastStatus, string? LastAnswer);

/// <summary>One receiver and what was sent to it.</summary>
/// <param name="GivenUp">How many could be replayed together.</param>
/// <param name="Next">Behind which the next page begins; null on the last one.</param>
public sealed record ReceiverReading(ReceiverLine Receiver, int GivenUp, IReadOnlyList<PostingLine> Lines, Guid? Next)
{
    /// <summary>The event that is open, and what is sent of it.</summary>
    public (Guid Id, string Body)? Open { get; init; }
}

/// <summary>Reads a receiver and a page of its log, newest first, each by an index. Refusals: UNAUTHORIZED, FORBIDDEN, RECEIVER_NOT_FOUND.</summary>
public sealed class ReadReceiver(IDbContextFactory<SignupDb> contexts)
{
    public const int PageSize = 50;

    public async Task<Result<ReceiverReading>> Run(Actor actor, ReceiverId id, PostingState? state = null, Guid? after = null, Guid? open = null, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ReceiverLine.Of(db, db.Set<Receiver>().Where(r => r.Id == id)).SingleOrDefaultAsync(cancellationToken) is not { } receiver) { return Receiver.NotFound; }
        var all = db.Set<Posting>().AsNoTracking().Where(p => p.ReceiverId == id);
        var lines = await Fitting(all, state, after).OrderByDescending(p => p.Id).Take(PageSize + 1)
            .Select(p => new PostingLine(p.Id, p.Name, p.EventId, p.Subject, p.WrittenAt, p.State, p.Tries, p.NextTryAt, p.LastTryAt, p.LastStatus, p.LastAnswer)).ToListAsync(cancellationToken);
        var given = await all.CountAsync(p => p.State == PostingState.GivenUp, cancellationToken);
        var body = open is null ? null : await all.Where(p => p.Id == open).Select(p => p.Body).SingleOrDefaultAsync(cancellationToken);
        return new ReceiverReading(receiver, given, [.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Id : null) { Open = body is null ? null : (open!.Value, body) };
    }

    private static IQueryable<Posting> Fitting(IQueryable<Posting> all, PostingState? state, Guid? after)
    {
        var wanted = state is { } only ? all.Where(p => p.State == only) : all;
        return after is { } place ? wanted.Where(p => p.Id < place) : wanted;
    }
}
