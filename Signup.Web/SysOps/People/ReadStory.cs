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
    /// <param name="lines">How many to show, the newest.</param>
    public async Task<TimelineReading> Run(Signup signup, Order? order, int lines, CancellationToken cancellationToken = default)
    {
        var take = Math.Clamp(lines, ReadTimeline.Part, ReadTimeline.Most) + 1;
        var slice = new TimeSlice(signup.StartedAt, signup.EndedAt is { } ended ? ended + AfterTheEnd : DateTimeOffset.MaxValue);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await Events(db, signup, slice, take, cancellationToken);
        if (signup.CustomerId is not { } customer) { return TimelineReading.Newest(all, take, new Dictionary<Guid, string>()); }
        all.AddRange(await ReadTimeline.Mails(db, customer, take, cancellationToken, slice));
        all.AddRange(await ReadTimeline.Told(db, customer, take, cancellationToken, slice));
        if (order is not null) { all.AddRange((await ReadTimeline.Refunds(db, [order.Id], cancellationToken)).Where(e => e.At <= slice.Until)); }
        Dictionary<OrderId, string> orders = order is null ? [] : new() { [order.Id] = order.Reference };
        return TimelineReading.Newest(all, take, await ReadTimeline.Names(db, customer, orders, cancellationToken));
    }

    private static async Task<List<TimelineEntry>> Events(SignupDb db, Signup signup, TimeSlice slice, int take, CancellationToken cancellationToken)
    {
        List<Expression<Func<OutboxMessage, bool>>> about = [m => m.SignupId == signup.Id.Value];
        if (signup.OrderId is { } order) { about.Add(m => m.OrderId == order.Value); }
        if (signup.ContractId is { } contract) { about.Add(m => m.ContractId == contract.Value); }
        if (signup.CustomerId is { } customer) { about.Add(m => m.CustomerId == customer.Value && m.SignupId == null && m.OrderId == null && m.ContractId == null); }
        Dictionary<long, OutboxMessage> found = [];
        foreach (var which in about)
        {
            foreach (var message in await db.Set<OutboxMessage>().AsNoTracking().Where(which).Where(m => m.OccurredAt >= slice.From && m.OccurredAt <= slice.Until).OrderByDescending(m => m.Sequence).Take(take).ToListAsync(cancellationToken)) { found[message.Sequence] = message; }
        }

        return [.. found.Values.Select(ReadTimeline.Entry)];
    }
}
