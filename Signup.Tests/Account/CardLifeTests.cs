using SignupWeb.Account;
using SignupWeb.Payments;
using Xunit;

namespace SignupTests.Account;

public sealed class CardLifeTests
{
    [Theory]
    [InlineData("2029-10-31", CardLife.Good)]
    [InlineData("2029-11-01", CardLife.Good)]
    [InlineData("2029-11-02", CardLife.ExpiresSoon)]
    [InlineData("2029-12-31", CardLife.ExpiresSoon)]
    [InlineData("2030-01-01", CardLife.Expired)]
    public void A_card_is_told_of_sixty_days_before_its_last_month_ends(string day, CardLife life)
    {
        var card = new PaymentProfile { ExpiryMonth = 12, ExpiryYear = 2029 };

        Assert.Equal(life, card.LifeOf(DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
