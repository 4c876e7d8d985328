using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Operate;

/// <summary>A webhook as a line of the log.</summary>
public sealed record WebhookLine(string Id, string Type, string ObjectId, Door Source, DateTimeOffset ReceivedAt, WebhookState State, string? Verdict, DateTimeOffset? NextTryAt);

/// <summary>What the log of webhooks shows.</summary>
/// <param name="Waiting">How many are still to be dealt with, parked ones included.</param>
/// <param name="Next">Behind which the next page begins; null on the last one.</param>
public sealed record WebhookReading(int Waiting, IReadOnlyList<WebhookLine> Lines, WebhookPlace? Next)
{
    /// <summary>The webhook that is open, and its body as it came; empty where it was not kept.</summary>
    public (string Id, string Body)? Open { get; init; }
}

/// <summary>Reads the log of webhooks, newest first, by the index on when they came: at most three statements. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadWebhooks(IDbContextFactory<SignupDb> contexts)
{
    public const int PageSize = 50;

    public async Task<Result<WebhookReading>> Run(Actor actor, WebhookPlace? after = null, string? open = null, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = await Behind(db, after).OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Id).Take(PageSize + 1)
            .Select(e => new WebhookLine(e.Id, e.Type, e.ObjectId, e.Source, e.ReceivedAt, e.State, e.Verdict, e.NextTryAt)).ToListAsync(cancellationToken);
        var waiting = await db.Set<WebhookEvent>().CountAsync(e => e.NextTryAt != null, cancellationToken);
        var next = lines.Count > PageSize ? new WebhookPlace(lines[PageSize - 1].ReceivedAt, lines[PageSize - 1].Id) : null;
        return new WebhookReading(waiting, [.. lines.Take(PageSize)], next) { Open = open is null ? null : await Body(db, open, cancellationToken) };
    }

    private static IQueryable<WebhookEvent> Behind(SignupDb db, WebhookPlace? after)
    {
        var events = db.Set<WebhookEvent>().AsNoTracking();
#pragma warning disable CA1309, CA1310, MA0001, MA0074 // the database compares, byte by byte
        return after is { } place ? events.Where(e => e.ReceivedAt <= place.At && (e.ReceivedAt < place.At || string.Compare(e.Id, place.Id) < 0)) : events;
#pragma warning restore CA1309, CA1310, MA0001, MA0074
    }

    private static async Task<(string Id, string Body)?> Body(SignupDb db, string id, CancellationToken cancellationToken)
    {
        var body = await db.Set<WebhookEvent>().Where(e => e.Id == id).Select(e => e.Body).SingleOrDefaultAsync(cancellationToken);
        return body is null ? null : (id, body);
    }
}
