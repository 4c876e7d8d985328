using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Platform.Tax;

public sealed class TheTaxTable
{
    private static readonly TaxTable Shipped = new(Options.Create(new TaxOptions()));

    [Theory]
    [InlineData("DE", 1900)]
    [InlineData("FI", 2550)]
    [InlineData("EE", 2400)]
    [InlineData("RO", 2100)]
    [InlineData("SK", 2300)]
    [InlineData("CH", 810)]
    [InlineData("GB", 2000)]
    [InlineData("NO", 2500)]
    [InlineData("JP", 1000)]
    [InlineData("US", 0)]
    public void A_consumer_pays_the_rate_of_the_billing_address(string country, int basisPoints) =>
        Assert.Equal(basisPoints, Shipped.For(country, null, "DE").Value.BasisPoints);

    [Fact]
    public void It_covers_the_27_countries_of_the_union() => Assert.Equal(27, TaxCountries.All.Count(c => c.IsInEu));

    [Fact]
    public void A_business_of_another_EU_country_accounts_for_the_tax_itself()
    {
        var decision = Shipped.For("AT", "ATU 123.456.78", "DE").Value;

        Assert.Equal((0, true), (decision.BasisPoints, decision.IsReverseCharge));
    }

    [Theory]
    [InlineData("DE", "DE123456789", "at home")]
    [InlineData("AT", "DE123456789", "the id of another country")]
    [InlineData("AT", "ATU1234567", "a digit is missing")]
    [InlineData("AT", "", "no id")]
    [InlineData("CH", "CHE123456789MWST", "outside the union")]
    public void Everybody_else_pays(string country, string taxId, string why) =>
        Assert.True(Shipped.For(country, taxId, "DE").Value.BasisPoints > 0, why);

    [Theory]
    [InlineData("GR", "EL123456789", true)]
    [InlineData("GR", "GR123456789", false)]
    [InlineData("FR", "FR 40 303265045", true)]
    [InlineData("NL", "NL004495445B01", true)]
    [InlineData("ES", "ESX9999999X", true)]
    [InlineData("ES", "ES999999999", false)]
    [InlineData("IE", "IE6388047V", true)]
    [InlineData("GB", "GB999999973", true)]
    [InlineData("NO", "NO123456789MVA", true)]
    [InlineData("SE", "SE556188840401", true)]
    [InlineData("SE", "SE556188840402", false)]
    [InlineData("XX", "XX123", false)]
    [InlineData("DE", "DE123456789DE123456789DE", false)]
    public void A_tax_id_is_checked_by_the_form_of_its_country(string country, string taxId, bool wellFormed) =>
        Assert.Equal(wellFormed, TaxId.IsWellFormed(country, taxId));

    [Fact]
    public void A_country_we_do_not_sell_to_is_refused() => Assert.Equal("COUNTRY_UNKNOWN", Shipped.For("XX", null, "DE").Refusal?.Code);

    [Fact]
    public void No_tax_is_said_to_be_none() => Assert.Equal(TaxDecision.NoTax, Shipped.For("US", null, "DE").Value.Reason);

    [Theory]
    [InlineData(14_900, 1900, 2_831)]
    [InlineData(2_900, 1900, 551)]
    [InlineData(1, 1900, 0)]
    [InlineData(50, 1900, 10)]
    [InlineData(-50, 1900, -10)]
    [InlineData(10, 2550, 3)]
    [InlineData(149_000, 810, 12_069)]
    [InlineData(0, 1900, 0)]
    public void Half_a_cent_goes_away_from_zero(long net, int basisPoints, long tax) =>
        Assert.Equal(new Money(tax, "eur"), new TaxDecision(basisPoints, TaxDecision.BillingAddress, "DE").On(new Money(net, "eur")));

    [Theory]
    [InlineData("en-IE", "US", "the United States")]
    [InlineData("en-IE", "GB", "the United Kingdom")]
    [InlineData("en-IE", "NL", "the Netherlands")]
    [InlineData("en-IE", "FR", "France")]
    [InlineData("de-DE", "US", "Vereinigte Staaten")]
    public void A_country_has_its_article_in_an_English_sentence(string culture, string code, string words) =>
        Assert.Equal(words, Speaking.In(culture, () => TaxCountries.InSentence(code)));

    [Fact]
    public async Task A_setting_overrules_the_shipped_rate()
    {
        await using var database = await TestDatabase.Create(services => services.AddTax(), [new("Payments:TaxRates:FI", "24.5")]);

        Assert.Equal(2450, database.Get<TaxTable>().RateOf("FI"));
        Assert.Equal(1900, database.Get<TaxTable>().RateOf("DE"));
    }

    [Theory]
    [InlineData("Payments:TaxRates:DE", "nineteen")]
    [InlineData("Payments:TaxRates:DE", "19.555")]
    [InlineData("Payments:TaxRates:DE", "101")]
    [InlineData("Payments:TaxRates:Germany", "19")]
    public async Task A_wrong_setting_is_named_at_start(string key, string value)
    {
        await using var database = await TestDatabase.Create(services => services.AddTax(), [new(key, value)]);

        var fault = Assert.Throws<OptionsValidationException>(() => database.Get<IOptions<TaxOptions>>().Value);

        Assert.Contains("Payments:TaxRates", fault.Message, StringComparison.Ordinal);
    }
}
