using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.OrderList;

/// <summary>Which orders are looked for, and in which order they stand, as the address says it.</summary>
/// <param name="Words">A reference or its beginning, a number, a name, an address, or the last four digits of a card.</param>
/// <param name="From">The first day on the shop's clock.</param>
/// <param name="To">The last day.</param>
public sealed record OrderFilter(string Words, OrderState? State, PlanId? Plan, DateOnly? From, DateOnly? To, bool OldestFirst)
{
    public const int LongestWords = 100;

    public static readonly OrderFilter All = new(string.Empty, null, null, null, null, OldestFirst: false);

    public bool IsNone => this with { OldestFirst = false } == All;

    public bool HasDays => From is not null || To is not null;

    /// <summary>What means nothing in the address filters nothing.</summary>
    public static OrderFilter Of(string? q, string? state, string? plan, string? from, string? to, string? sort) => new(
        q?.Trim() is { Length: > 0 and <= LongestWords } words ? words : string.Empty,
        Enum.TryParse<OrderState>(state, ignoreCase: true, out var stands) && Enum.IsDefined(stands) ? stands : null,
        PlanId.TryParse(plan, null, out var sold) ? sold : null,
        Day(from),
        Day(to),
        sort == "placed");

    /// <summary>The same in an address.</summary>
    public string At(string path = "/ops/orders", OrderPlace? after = null) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = Words.Length > 0 ? Words : null,
        ["state"] = State?.ToString().ToLowerInvariant(),
        ["product"] = Plan?.ToString(),
        ["from"] = Written(From),
        ["to"] = Written(To),
        ["sort"] = OldestFirst ? "placed" : null,
        ["after"] = after?.ToString(),
    }.Where(p => p.Value is not null));

    /// <summary>A day as fields and addresses write it.</summary>
    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Those that fit and lie behind the place, in their order; each way of filtering has its index.</summary>
    internal IQueryable<Order> In(IQueryable<Order> orders, ShopOptions shop, OrderPlace? after = null)
    {
        if (State is { } state) { orders = orders.Where(o => o.State == state); }
        if (Plan is { } plan) { orders = orders.Where(o => o.PlanId == plan); }
        if (Midnight(From, shop) is { } from) { orders = orders.Where(o => o.PlacedAt >= from); }
        if (Midnight(To?.AddDays(1), shop) is { } end) { orders = orders.Where(o => o.PlacedAt < end); }
        return OldestFirst ? Oldest(orders, after) : Newest(orders, after);
    }

#pragma warning disable CA1309, CA1310, MA0001, MA0074 // the database compares, byte by byte
    private static IQueryable<Order> Newest(IQueryable<Order> orders, OrderPlace? after)
    {
        if (after is { } place) { orders = orders.Where(o => o.PlacedAt <= place.At && (o.PlacedAt < place.At || string.Compare(o.Reference, place.Reference) < 0)); }
        return orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Reference);
    }

    private static IQueryable<Order> Oldest(IQueryable<Order> orders, OrderPlace? after)
    {
        if (after is { } place) { orders = orders.Where(o => o.PlacedAt >= place.At && (o.PlacedAt > place.At || string.Compare(o.Reference, place.Reference) > 0)); }
        return orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Reference);
    }
#pragma warning restore CA1309, CA1310, MA0001, MA0074

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9000 ? day : null;

    private static DateTimeOffset? Midnight(DateOnly? day, ShopOptions shop) => day is { } known ? shop.Instant(known.ToDateTime(TimeOnly.MinValue)) : null;
}
