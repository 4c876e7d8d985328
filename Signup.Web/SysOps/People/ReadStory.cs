using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;

namespace SignupWeb.SysOps.People;

/// <summary>A part of time, both ends in it.</summary>
internal sealed record TimeSlice(DateTimeOffset From, DateTimeOffset Until);

/// <summary>
/// Reads what happened in one sign-up: its own events, those of its order and contract, and what came to its customer meanwhile, until a day after its end.
/// At most twelve statements; what they cost grows with this customer's own story alone.
/// </summary>
public sealed class ReadStory(IDbContextFactory<SignupDb> contexts)
{
    /// <summary>What still belongs to a sign-up that has ended: its mails, its download, its welcome.</summary>
    public static readonly TimeSpan AfterTheEnd = TimeSpan.FromDays(1);

    /// <param name="order">The sign-up's, where there is one.</param>
    public async Task<TimelineReading> Run(Signup signup, Order? order, StoryWish wish, CancellationToken cancellationToken = default)
    {
        var slice = TimeOf(signup);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        List<TimelineEntry> all = [.. (await Messages(db, signup, cancellationToken)).Select(m => new TimelineEntry.Written(m))];
        if (signup.CustomerId is not { } customer) { return TimelineReading.Newest(all, wish, new Dictionary<Guid, string>()); }
        all.AddRange(await ReadTimeline.Mails(db, customer, ReadTimeline.Take, cancellationToken, slice));
        all.AddRange(await ReadTimeline.Told(db, customer, ReadTimeline.Take, cancellationToken, slice));
        if (order is not null) { all.AddRange((await ReadTimeline.Refunds(db, [order.Id], cancellationToken)).Where(e => e.At <= slice.Until)); }
        Dictionary<OrderId, string> orders = order is null ? [] : new() { [order.Id] = order.Reference };
        return TimelineReading.Newest(all, wish, await ReadTimeline.Names(db, customer, orders, cancellationToken));
    }

    /// <summary>The events of a sign-up as they are written down, in no order: each that carries its id, or its order's or contract's, and those of its customer alone meanwhile.</summary>
    internal static async Task<IReadOnlyCollection<OutboxMessage>> Messages(SignupDb db, Signup signup, CancellationToken cancellationToken)
    {
        var slice = TimeOf(signup);
        List<Expression<Func<OutboxMessage, bool>>> about = [m => m.SignupId == signup.Id.Value];
        if (signup.OrderId is { } order) { about.Add(m => m.OrderId == order.Value); }
        if (signup.ContractId is { } contract) { about.Add(m => m.ContractId == contract.Value); }
        if (signup.CustomerId is { } customer) { about.Add(m => m.CustomerId == customer.Value && m.SignupId == null && m.OrderId == null && m.ContractId == null); }
        Dictionary<long, OutboxMessage> found = [];
        foreach (var which in about)
        {
            foreach (var message in await db.Set<OutboxMessage>().AsNoTracking().Where(which).Where(m => m.OccurredAt >= slice.From && m.OccurredAt <= slice.Until).OrderByDescending(m => m.Sequence).Take(ReadTimeline.Take).ToListAsync(cancellationToken)) { found[message.Sequence] = message; }
        }

        return found.Values;
    }

    private static TimeSlice TimeOf(Signup signup) => new(signup.StartedAt, signup.EndedAt is { } ended ? ended + AfterTheEnd : DateTimeOffset.MaxValue);
}
