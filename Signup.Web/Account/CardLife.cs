using SignupWeb.Payments;

namespace SignupWeb.Account;

/// <summary>How much longer a card can be used.</summary>
public enum CardLife
{
    Good,
    ExpiresSoon,
    Expired,
}

public static class CardLives
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(60);

    /// <summary>A card works to the last day of the month printed on it; "soon" is 60 days before that.</summary>
    public static CardLife LifeOf(this PaymentProfile card, DateTimeOffset now)
    {
        var over = new DateTimeOffset(card.ExpiryYear, card.ExpiryMonth, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        return now >= over ? CardLife.Expired : now >= over - Soon ? CardLife.ExpiresSoon : CardLife.Good;
    }
}
