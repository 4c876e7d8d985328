using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Tax;
using Xunit;

namespace SignupTests.Customers;

public sealed class TheCountriesOfAProfile
{
    [Fact]
    public async Task All_have_a_tax_rate_so_that_no_customer_is_stuck_at_the_review()
    {
        await using var database = await TestDatabase.Create(services => services.AddTax());

        Assert.All(Countries.InOrder(), country => Assert.NotNull(database.Get<TaxTable>().RateOf(country.Code)));
        Assert.False(Countries.Has("AU"));
    }
}
