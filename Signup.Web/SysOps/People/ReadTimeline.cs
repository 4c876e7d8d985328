using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.People;

/// <summary>
/// Reads what happened to one customer, from what is kept anyway: events, mails, sessions, what the payment service told, refunds and disputes.
/// Eleven statements; what they cost grows with this customer's own story alone. <see cref="ReadStory"/> reads that of one sign-up.
/// </summary>
public sealed class ReadTimeline(IDbContextFactory<SignupDb> contexts)
{
    /// <summary>Lines of a part.</summary>
    public const int Part = 50;

    /// <summary>Lines looked at and shown at most; what is older is in the customer's export.</summary>
    public const int Most = 1_000;

    private static readonly LedgerKind[] OfBanks = [LedgerKind.Disputed, LedgerKind.DisputeWon, LedgerKind.RefundFailed];

    /// <summary>One more than are counted tells that there are more.</summary>
    internal const int Take = Most + 1;

    public async Task<TimelineReading> Run(CustomerId id, StoryWish? wish = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var orders = await db.Set<Order>().Where(o => o.CustomerId == id).Select(o => new { o.Id, o.Reference }).ToDictionaryAsync(o => o.Id, o => o.Reference, cancellationToken);
        List<TimelineEntry> all =
        [
            .. await Events(db, id, Take, cancellationToken),
            .. await Mails(db, id, Take, cancellationToken),
            .. await SignInsEnded(db, id, Take, cancellationToken),
            .. await Told(db, id, Take, cancellationToken),
            .. await Refunds(db, [.. orders.Keys], cancellationToken),
        ];
        return TimelineReading.Newest(all, wish ?? new(), await Names(db, id, orders, cancellationToken));
    }

    /// <summary>Events carry the customer, or else the sign-up, order or contract: each is looked up by its own index.</summary>
    private static async Task<IEnumerable<TimelineEntry>> Events(SignupDb db, CustomerId id, int take, CancellationToken cancellationToken)
    {
        var written = await db.Set<OutboxMessage>().FromSql($"""
            SELECT m.* FROM (
                SELECT * FROM (SELECT "Sequence" FROM outbox WHERE "CustomerId" = {id.Value} ORDER BY "Sequence" DESC LIMIT {take}) AS found_t
                UNION SELECT * FROM (SELECT o."Sequence" FROM signups AS s CROSS JOIN outbox AS o WHERE o."SignupId" = s."Id" AND s."CustomerId" = {id.Value} ORDER BY o."Sequence" DESC LIMIT {take}) AS found_u
                UNION SELECT * FROM (SELECT o."Sequence" FROM orders AS s CROSS JOIN outbox AS o WHERE o."OrderId" = s."Id" AND s."CustomerId" = {id.Value} ORDER BY o."Sequence" DESC LIMIT {take}) AS found_v
                UNION SELECT * FROM (SELECT o."Sequence" FROM contracts AS s CROSS JOIN outbox AS o WHERE o."ContractId" = s."Id" AND s."CustomerId" = {id.Value} ORDER BY o."Sequence" DESC LIMIT {take}) AS found_w
            ) AS f CROSS JOIN outbox AS m WHERE m."Sequence" = f."Sequence"
            """).AsNoTracking().ToListAsync(cancellationToken);
        return written.Select(m => new TimelineEntry.Written(m));
    }

    internal static async Task<IEnumerable<TimelineEntry>> Mails(SignupDb db, CustomerId id, int take, CancellationToken cancellationToken, TimeSlice? within = null)
    {
        var theirs = db.Set<MailMessage>().Where(m => m.CustomerId == id.Value);
        if (within is { } slice) { theirs = theirs.Where(m => m.WrittenAt >= slice.From && m.WrittenAt <= slice.Until); }
        var mails = await theirs.OrderByDescending(m => m.WrittenAt).Take(take)
            .Select(m => new { m.WrittenAt, m.Subject, m.Recipient, m.SentAt, m.Tries, m.NextTryAt }).ToListAsync(cancellationToken);
        return mails.Select(m => new TimelineEntry.Mail(m.WrittenAt, m.Subject, m.Recipient, m.SentAt, m.Tries, m.SentAt is null && m.NextTryAt is null && m.Tries > 0, m.SentAt is null && m.NextTryAt is null && m.Tries == 0));
    }

    private static async Task<IEnumerable<TimelineEntry>> SignInsEnded(SignupDb db, CustomerId id, int take, CancellationToken cancellationToken)
    {
        var ended = await db.Set<Session>().Where(s => s.LoginId == id.Value && s.EndedAt != null).OrderByDescending(s => s.EndedAt).Take(take)
            .Select(s => new { s.EndedAt, s.EndedBecause, s.Client }).ToListAsync(cancellationToken);
        return ended.Select(s => new TimelineEntry.SignInEnded(s.EndedAt!.Value, s.EndedBecause, s.Client));
    }

    internal static async Task<IEnumerable<TimelineEntry>> Told(SignupDb db, CustomerId id, int take, CancellationToken cancellationToken, TimeSlice? within = null)
    {
        var there = await db.Set<PaymentProfile>().Where(p => p.CustomerId == id).Select(p => p.StripeCustomerId).Distinct().ToListAsync(cancellationToken);
        if (there.Count == 0) { return []; }
        var told = await db.Set<WebhookEvent>().Where(e => e.AboutCustomer != null && there.Contains(e.AboutCustomer)).OrderByDescending(e => e.ReceivedAt).Take(take)
            .Select(e => new { e.ReceivedAt, e.Type, e.Verdict, e.State }).ToListAsync(cancellationToken);

        // sorted out here: with times to look for, the database would take the index on those, and go through everybody's
        return told.Where(e => within is null || (e.ReceivedAt >= within.From && e.ReceivedAt <= within.Until)).Select(e => new TimelineEntry.Told(e.ReceivedAt, e.Type, e.Verdict, e.State == WebhookState.Ignored));
    }

    internal static async Task<IEnumerable<TimelineEntry>> Refunds(SignupDb db, List<OrderId> orders, CancellationToken cancellationToken)
    {
        var asked = await db.Set<StaffRefund>().AsNoTracking().Where(r => orders.Contains(r.OrderId)).ToListAsync(cancellationToken);
        var moved = await db.Set<LedgerEntry>().AsNoTracking().Where(e => orders.Contains(e.OrderId) && OfBanks.Contains(e.Kind)).ToListAsync(cancellationToken);
        return [.. asked.Select(r => new TimelineEntry.Asked(r)), .. moved.Select(e => new TimelineEntry.Moved(e))];
    }

    internal static async Task<Dictionary<Guid, string>> Names(SignupDb db, CustomerId id, Dictionary<OrderId, string> orders, CancellationToken cancellationToken)
    {
        var contracts = await db.Set<Contract>().Where(c => c.CustomerId == id).Select(c => new { c.Id, c.Number }).ToListAsync(cancellationToken);
        var invoices = await db.Set<Invoice>().Where(i => i.CustomerId == id).Select(i => new { i.Id, i.Number }).ToListAsync(cancellationToken);
        var notes = await db.Set<CreditNote>().Where(n => n.CustomerId == id).Select(n => new { n.Id, n.Number }).ToListAsync(cancellationToken);
        return new([
            .. orders.Select(o => KeyValuePair.Create(o.Key.Value, o.Value)),
            .. contracts.Select(c => KeyValuePair.Create(c.Id.Value, c.Number)),
            .. invoices.Select(i => KeyValuePair.Create(i.Id.Value, i.Number)),
            .. notes.Select(n => KeyValuePair.Create(n.Id.Value, n.Number)),
        ]);
    }
}
