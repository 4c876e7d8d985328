using System.Globalization;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.Kernel;

public sealed class Amounts
{
    [Theory]
    [InlineData(17731, "eur", "en-IE", "€177.31")]
    [InlineData(17731, "eur", "de-DE", "177,31\u00a0€")]
    [InlineData(177310, "eur", "en-IE", "€1,773.10")]
    [InlineData(-500, "usd", "en-IE", "-$5.00")]
    [InlineData(24000, "jpy", "en-IE", "¥24,000")]
    [InlineData(24000, "jpy", "de-DE", "24.000\u00a0¥")]
    [InlineData(2000, "chf", "en-IE", "CHF\u00a020.00")]
    [InlineData(2000, "chf", "de-DE", "20,00\u00a0CHF")]
    public void Are_written_in_the_readers_culture(long minor, string currency, string culture, string written) =>
        Assert.Equal(written, new Money(minor, currency).ToString(null, new CultureInfo(culture)));

    [Fact]
    public void Leave_out_round_cents_on_plan_cards() => Assert.Equal("€49", new Money(4900, "eur").ToString("short", new CultureInfo("en-IE")));

    [Fact]
    public void Of_two_currencies_are_never_added() => Assert.Throws<InvalidOperationException>(() => new Money(1, "eur") + new Money(1, "usd"));

    [Fact]
    public void Too_large_to_add_are_an_error_not_a_wrong_sum() => Assert.Throws<OverflowException>(() => new Money(long.MaxValue, "eur") + new Money(1, "eur"));
}
