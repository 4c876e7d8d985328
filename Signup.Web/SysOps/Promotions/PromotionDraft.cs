using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.Promotions;

/// <summary>How long a code holds for what was bought with it.</summary>
public enum Holds
{
    Once,
    Months,
    Forever,
}

/// <summary>A promotion code as somebody types it. What is no number or no date becomes one that is refused, at its field.</summary>
public sealed class PromotionDraft
{
    public string? Code { get; set; }

    /// <summary>Takes off an amount instead of a percentage.</summary>
    public bool IsAmount { get; set; }

    public string? Percent { get; set; }

    public string? Amount { get; set; }

    /// <summary>Of the amount and of the least amount: a code is of use in one currency only.</summary>
    public string Currency { get; set; } = string.Empty;

    public Holds Holds { get; set; }

    public string? Months { get; set; }

    /// <summary>Day and time on the shop's clock, as a browser sends them: 2026-12-31T23:59.</summary>
    public string? EndsAt { get; set; }

    public string? MaxRedemptions { get; set; }

    public bool FirstPurchaseOnly { get; set; }

    public string? Minimum { get; set; }

    /// <param name="reader">Whose decimal separator was typed.</param>
    public PromotionParameters Asked(CultureInfo reader, ShopOptions shop) => new(
        Code ?? string.Empty,
        new(IsAmount ? null : BasisPoints(reader), IsAmount ? AmountOf(Amount, reader) : null, MonthsOf()),
        EndOn(shop),
        string.IsNullOrWhiteSpace(MaxRedemptions) ? null : long.TryParse(MaxRedemptions, NumberStyles.None, reader, out var most) ? most : 0,
        FirstPurchaseOnly,
        string.IsNullOrWhiteSpace(Minimum) ? null : AmountOf(Minimum, reader));

    private int BasisPoints(CultureInfo reader) =>
        decimal.TryParse(Percent?.Trim(), NumberStyles.AllowDecimalPoint, reader, out var percent) && percent <= 100 && decimal.Truncate(percent * 100) == percent * 100 ? (int)(percent * 100) : -1;

    private Money AmountOf(string? typed, CultureInfo reader) => new(AmountEntry.Minor(typed, Currency, reader) ?? 0, Currency);

    private int? MonthsOf() => Holds switch
    {
        Holds.Once => 0,
        Holds.Forever => null,
        Holds.Months => int.TryParse(Months, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months > 0 ? months : -1,
    };

    private DateTimeOffset? EndOn(ShopOptions shop)
    {
        if (string.IsNullOrWhiteSpace(EndsAt)) { return null; }
        return DateTime.TryParse(EndsAt, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(shop.TimeZone).GetUtcOffset(local)).ToUniversalTime()
            : DateTimeOffset.MinValue;
    }
}
