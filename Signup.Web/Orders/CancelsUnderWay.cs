using System.Collections.Concurrent;
using SignupWeb.Kernel;

namespace SignupWeb.Orders;

/// <summary>
/// The cancellations that were asked for and are not written yet, in memory alone. The end of the window looks here before it lets an order be charged:
/// who pressed in time is not too late because the database was.
/// </summary>
public sealed class CancelsUnderWay
{
    /// <summary>More than can be waiting for a disk; what comes beyond is refused like any other write.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Wish, DateTimeOffset> wishes = new();

    /// <summary>A customer wants this order cancelled; whether it is theirs is not looked at yet.</summary>
    public sealed record Wish(OrderId Order, CustomerId Customer);

    /// <summary>Those to be tried again, with when they were pressed.</summary>
    public IReadOnlyCollection<KeyValuePair<Wish, DateTimeOffset>> All => [.. wishes];

    /// <summary>Keeps when it was first pressed; false when there are too many.</summary>
    public bool Keep(Wish wish, DateTimeOffset at) => wishes.Count < Most && (wishes.TryAdd(wish, at) || wishes.ContainsKey(wish));

    /// <summary>It is written, or will not be.</summary>
    public void Drop(Wish wish) => wishes.TryRemove(wish, out _);

    /// <summary>When its customer asked to cancel it; null when nobody did.</summary>
    public DateTimeOffset? Of(Order order) => wishes.TryGetValue(new(order.Id, order.CustomerId), out var at) ? at : null;
}
