using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;

namespace SignupWeb.Orders;

/// <summary>Money of an order that went back.</summary>
/// <param name="At">When the last of it did.</param>
public sealed record MoneyBack(Money Amount, DateTimeOffset At);

/// <summary>What became of an order, in words that are true at each of its states.</summary>
public static class OrderWords
{
    /// <summary>Why it can be cancelled no longer: what happened, and when.</summary>
    public static string TooLate(Order order, ShopOptions shop, IStringLocalizer<OrdersTexts> texts) => order switch
    {
        { State: OrderState.Accepted, AcceptedAt: { } accepted } => texts["The time to cancel ended on {0}. The order was accepted on {1}, and it has not been cancelled.", At(order.RemorseEndsAt, shop), At(accepted, shop)],
        { State: OrderState.Charging, ChargingSince: { } since } => texts["The time to cancel ended on {0}. The order is being charged since {1}, and it has not been cancelled.", At(order.RemorseEndsAt, shop), At(since, shop)],
        _ => texts["The time to cancel ended on {0}. The order has not been cancelled.", At(order.RemorseEndsAt, shop)],
    };

    /// <summary>What became of the money of a cancelled order.</summary>
    public static string Cancelled(Order order, MoneyBack? back, ShopOptions shop, IStringLocalizer<OrdersTexts> texts) => order switch
    {
        { ChargingSince: null } => texts["You were not charged."],
        _ when back is not null => texts["A payment came through all the same. {0} went back to your card on {1}; your bank may need some days to show it.", back.Amount, At(back.At, shop)],
        _ => texts["If a payment came through at the last moment, we send it back and write to you."],
    };

    /// <summary>Its history in a sentence or two.</summary>
    /// <param name="readySince">When what was bought was set up; null while it is not.</param>
    /// <param name="hasFailed">It could not be provided so far.</param>
    public static string Story(Order order, MoneyBack? back, DateTimeOffset? readySince, bool hasFailed, ShopOptions shop, IStringLocalizer<OrdersTexts> texts) => order.State switch
    {
        OrderState.Placed when order.HasNoWindow => texts["It is charged now."],
        OrderState.Placed => texts["You can cancel it free of charge until {0}.", At(order.RemorseEndsAt, shop)],
        OrderState.Charging => texts["Being charged since {0}.", At(order.ChargingSince!.Value, shop)],
        OrderState.PaymentFailed when order.Failure!.AuthenticationUrl is not null => texts["Your bank asks you to confirm the payment. Nothing is charged before."],
        OrderState.PaymentFailed => texts["The payment did not go through on {0}. You were not charged.", At(order.Failure!.At, shop)],
        OrderState.Cancelled => $"{texts["Cancelled on {0}.", At(order.CancelledAt!.Value, shop)]} {Cancelled(order, back, shop, texts)}",
        OrderState.Accepted => string.Join(' ', Accepted(order, back, readySince, hasFailed, shop, texts)),
    };

    private static IEnumerable<string> Accepted(Order order, MoneyBack? back, DateTimeOffset? readySince, bool hasFailed, ShopOptions shop, IStringLocalizer<OrdersTexts> texts)
    {
        yield return order.Total.Minor == 0 ? texts["Accepted on {0}.", Minute(order.AcceptedAt!.Value, shop)] : texts["Paid and accepted on {0}.", Minute(order.AcceptedAt!.Value, shop)];
        if (readySince is { } since) { yield return texts["Ready since {0}.", Minute(since, shop)]; }
        else { yield return hasFailed ? texts["It could not be provided so far; our team knows."] : texts["It is being set up."]; }
        if (back is not null) { yield return texts["{0} went back to you on {1}.", back.Amount, Minute(back.At, shop)]; }
    }

    private static string At(DateTimeOffset instant, ShopOptions shop) => shop.Local(instant).ToTheSecond();

    private static string Minute(DateTimeOffset instant, ShopOptions shop) => shop.Local(instant).DayAndTime();
}
