using System.Globalization;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Books;

/// <summary>A month on the shop's clock.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant of the next one.</param>
public sealed record ShopMonth(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The one an instant lies in.</summary>
    public static ShopMonth Of(DateTimeOffset instant, ShopOptions shop)
    {
        var local = shop.Local(instant);
        return Of(new DateTime(local.Year, local.Month, 1, 0, 0, 0, DateTimeKind.Unspecified), shop);
    }

    /// <summary>"2026-11"; null for what is no month.</summary>
    public static ShopMonth? Of(string? text, ShopOptions shop) =>
        DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 1 and < 9999 ? Of(first, shop) : null;

    public override string ToString() => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static ShopMonth Of(DateTime first, ShopOptions shop) => new(Begin(first, shop), Begin(first.AddMonths(1), shop));

    private static DateTimeOffset Begin(DateTime local, ShopOptions shop) => new(local, TimeZoneInfo.FindSystemTimeZoneById(shop.TimeZone).GetUtcOffset(local));
}
