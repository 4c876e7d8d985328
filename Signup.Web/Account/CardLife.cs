using SignupWeb.Payments;
using SignupWeb.Payments.Cards;

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
    /// <summary>"Soon" is when the customer is told by mail.</summary>
    public static CardLife LifeOf(this PaymentProfile card, DateTimeOffset now) =>
        now >= card.RunsOutAt ? CardLife.Expired : now >= card.RunsOutAt - CardRunsOut.Soon ? CardLife.ExpiresSoon : CardLife.Good;
}
