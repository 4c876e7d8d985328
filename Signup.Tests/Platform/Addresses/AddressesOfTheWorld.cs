using SignupWeb.Platform.Addresses;
using SignupWeb.Platform.Tax;
using Xunit;

namespace SignupTests.Platform.Addresses;

/// <summary>How addresses are written where we sell.</summary>
public sealed class AddressesOfTheWorld
{
    [Fact]
    public void Each_country_we_sell_to_has_its_post_codes_and_an_example_that_fits_them() =>
        Assert.All(TaxCountries.All, country => Assert.True(AddressRules.Of(country.Code).Example is { } example && AddressRules.Fits(country.Code, example), country.Code));

    [Theory]
    [InlineData("DE", "20457", "Hamburg", null, "20457 Hamburg")]
    [InlineData("US", "94103", "San Francisco", "CA", "San Francisco, CA 94103")]
    [InlineData("US", "94103", "San Francisco", null, "San Francisco, 94103")]
    [InlineData("JP", "100-0001", "Chiyoda", "Tokyo", "Chiyoda, Tokyo | 100-0001")]
    [InlineData("GB", "SW1A 1AA", "London", null, "London | SW1A 1AA")]
    [InlineData("IT", "20121", "Milano", "MI", "20121 Milano MI")]
    [InlineData("IE", "A65 F4E2", "Ennis", null, "Ennis | A65 F4E2")]
    [InlineData("AU", "2000", "Sydney", null, "2000 Sydney")]
    public void Town_region_and_post_code_stand_as_that_country_writes_them(string country, string postCode, string town, string? region, string lines) =>
        Assert.Equal(lines, string.Join(" | ", AddressRules.Under(country, postCode, town, region)));

    [Theory]
    [InlineData("US", "california", "CA")]
    [InlineData("US", " CA ", "CA")]
    [InlineData("JP", "tokyo", "Tokyo")]
    [InlineData("US", "Ontario", null)]
    [InlineData("DE", "Bayern", null)]
    public void A_region_is_found_by_its_name_and_by_its_sign(string country, string given, string? kept) => Assert.Equal(kept, AddressRules.RegionIn(country, given));
}
