using System.Globalization;
using SignupWeb.Orders;

namespace SignupWeb.SysOps.OrderList;

/// <summary>A place in the table, behind one of its orders.</summary>
public sealed record OrderPlace(DateTimeOffset At, string Reference)
{
    private const int LongestReference = 40;

    public static OrderPlace Behind(Order order) => new(order.PlacedAt, order.Reference);

    /// <summary>Null for what is no place.</summary>
    public static OrderPlace? Of(string? text) =>
        text?.Split('.', 2) is [var ticks, { Length: > 0 and <= LongestReference } reference] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
            ? new(new(at, TimeSpan.Zero), reference) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Reference}");
}
