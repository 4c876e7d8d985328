using System.Globalization;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Contracts;

public sealed class TheContractText
{
    [Fact]
    public void The_same_agreement_has_the_same_hash_in_whatever_language_the_reader_is_served()
    {
        var english = Speaking.In("en-IE", () => Compose().Hash);
        var german = Speaking.In("de-DE", () => Compose().Hash);

        Assert.Equal(english, german);
        Assert.Equal("2eebe71f", english[..8]);
    }

    [Fact]
    public void Another_price_plan_or_buyer_is_another_text()
    {
        string[] hashes =
        [
            Compose().Hash,
            Compose(Sample.Team() with { Net = new Money(14_901, "eur") }).Hash,
            Compose(Sample.Team(BillingCycle.Yearly)).Hash,
            Compose(Sample.Team(window: TimeSpan.FromDays(14))).Hash,
            ContractText.Compose(Sample.Team(), Sample.Mara with { Company = "Nordlicht GmbH" }, "Northwind Support").Hash,
            ContractText.Compose(Sample.Team(), Sample.Mara, "Southwind").Hash,
        ];

        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void It_names_both_sides_the_price_the_window_and_the_contents()
    {
        var text = Compose().ToString();

        Assert.Contains("Hafenlicht GmbH, Speicherstraße 14, 20457 Hamburg, Germany", text, StringComparison.Ordinal);
        Assert.Contains("€149.00 a month", text, StringComparison.Ordinal);
        Assert.Contains("20 seconds", text, StringComparison.Ordinal);
        Assert.Contains("- 20 support requests a month", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_offer_in_German_makes_a_German_text()
    {
        var text = ContractText.Compose(Sample.Team(BillingCycle.Yearly) with { Language = "de" }, Sample.Mara, "Northwind Support");

        Assert.Equal("de", text.Language);
        Assert.Contains("1.490,00\u00a0€ im Jahr", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("20 Sekunden lang", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_is_that_of_the_offer_whatever_the_buyer_speaks() =>
        Assert.Equal(Compose().Hash, ContractText.Compose(Sample.Team(), Sample.Mara with { Culture = "de-DE" }, "Northwind Support").Hash);

    [Fact]
    public void What_cannot_be_cancelled_free_of_charge_says_nothing_of_a_window() =>
        Assert.DoesNotContain("one click", Compose(Sample.Team(window: TimeSpan.Zero)).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(20, "20 seconds", "20 Sekunden")]
    [InlineData(60, "1 minute", "1 Minute")]
    [InlineData(90, "90 seconds", "90 Sekunden")]
    [InlineData(1800, "30 minutes", "30 Minuten")]
    [InlineData(86_400, "1 day", "1 Tag")]
    [InlineData(1_209_600, "14 days", "14 Tage")]
    public void Lengths_of_time_are_said_in_the_largest_unit_that_fits(int seconds, string english, string german)
    {
        Assert.Equal(english, TimeSpan.FromSeconds(seconds).InWords(new CultureInfo("en-IE")));
        Assert.Equal(german, TimeSpan.FromSeconds(seconds).InWords(new CultureInfo("de-DE")));
    }

    private static ContractText Compose(Offer? offer = null) => ContractText.Compose(offer ?? Sample.Team(), Sample.Mara, "Northwind Support");
}
