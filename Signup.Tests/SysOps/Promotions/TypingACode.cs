using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Promotions;
using Xunit;

namespace SignupTests.SysOps.Promotions;

/// <summary>What is typed into the form is what is asked for; what is no number becomes one that is refused.</summary>
public sealed class TypingACode
{
    private static readonly CultureInfo English = LanguageChoice.Cultures[0];
    private static readonly CultureInfo German = LanguageChoice.Cultures[1];

    [Fact]
    public void A_percentage_for_some_months_until_a_time_on_the_shops_clock()
    {
        var draft = new PromotionDraft { Code = "SUMMER", Percent = "12.5", Currency = "eur", Holds = Holds.Months, Months = "3", EndsAt = "2026-12-31T23:59", MaxRedemptions = "100", FirstPurchaseOnly = true, Minimum = "50.00" };

        Assert.Equal(new PromotionParameters("SUMMER", new(1_250, null, 3), new DateTimeOffset(2026, 12, 31, 22, 59, 0, TimeSpan.Zero), 100, FirstPurchaseOnly: true, new Money(5_000, "eur")), draft.Asked(English, new()));
    }

    [Fact]
    public void An_amount_for_ever_in_the_readers_notation_and_nothing_else()
    {
        var draft = new PromotionDraft { Code = "ZEHN", IsAmount = true, Amount = "10,50", Percent = "99", Currency = "chf", Holds = Holds.Forever };

        Assert.Equal(new PromotionParameters("ZEHN", new(null, new Money(1_050, "chf"), null), null, null, FirstPurchaseOnly: false, null), draft.Asked(German, new()));
    }

    [Fact]
    public void What_is_no_number_and_no_date_is_asked_for_as_something_that_is_refused()
    {
        var draft = new PromotionDraft { Percent = "a fifth", Currency = "eur", Holds = Holds.Months, Months = "0", EndsAt = "soon", MaxRedemptions = "-1", Minimum = "1,000" };

        Assert.Equal(new PromotionParameters(string.Empty, new(-1, null, -1), DateTimeOffset.MinValue, 0, FirstPurchaseOnly: false, new Money(0, "eur")), draft.Asked(English, new()));
        Assert.Equal(-1, new PromotionDraft { Percent = "120" }.Asked(English, new()).TakesOff.BasisPoints);
        Assert.Equal(-1, new PromotionDraft { Percent = "0.001" }.Asked(English, new()).TakesOff.BasisPoints);
    }
}
