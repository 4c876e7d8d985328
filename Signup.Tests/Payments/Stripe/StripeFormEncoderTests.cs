using System.Globalization;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Stripe;

public sealed class StripeFormEncoderTests
{
    private static string Encode(BaseOptions? options) => Uri.UnescapeDataString(StripeFormEncoder.Encode(options));

    [Fact]
    public void Nothing_asked_for_sends_nothing()
    {
        Assert.Empty(Encode(null));
        Assert.Empty(Encode(new CustomerCreateOptions()));
    }

    [Fact]
    public void Groups_and_lists_are_written_in_brackets()
    {
        var options = new SubscriptionCreateOptions
        {
            Customer = "cus_1",
            Items = [new() { Price = "price_1", Quantity = 2, TaxRates = ["txr_1"] }, new() { Price = "price_2" }],
            Metadata = new(StringComparer.Ordinal) { ["signup"] = "7" },
            Expand = ["latest_invoice.payments"],
        };

        Assert.Equal(
            ["customer=cus_1", "expand[0]=latest_invoice.payments", "items[0][price]=price_1", "items[0][quantity]=2", "items[0][tax_rates][0]=txr_1", "items[1][price]=price_2", "metadata[signup]=7"],
            Encode(options).Split('&').Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Booleans_are_words_and_dates_are_seconds()
    {
        var options = new SubscriptionUpdateOptions
        {
            CancelAtPeriodEnd = false,
            OffSession = true,
            ProrationDate = new(2026, 11, 2, 10, 0, 0, 999, TimeSpan.FromHours(1)),
        };

        Assert.Equal("cancel_at_period_end=false&off_session=true&proration_date=1793610000", Encode(options));
    }

    [Fact]
    public void A_percentage_has_a_point_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Contains("percentage=19.5", Encode(new TaxRateCreateOptions { DisplayName = "USt", Inclusive = false, Percentage = 19.5m }), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Only_the_explicit_marker_clears()
    {
        Assert.Equal("cancel_at=", Encode(new SubscriptionUpdateOptions { CancelAt = Unset.It }));
        Assert.Equal("cancel_at=0", Encode(new SubscriptionUpdateOptions { CancelAt = DateTimeOffset.UnixEpoch }));
        Assert.Equal("discounts=", Encode(new SubscriptionUpdateOptions { Discounts = Unset.It }));
        Assert.Equal("discounts[0][coupon]=c", Encode(new SubscriptionUpdateOptions { Discounts = new List<DiscountOptions> { new() { Coupon = "c" } } }));
        Assert.Equal("address=", Encode(new CustomerUpdateOptions { Address = Unset.It }));
        Assert.Empty(Encode(new SubscriptionUpdateOptions { CancelAt = null, Items = [], Metadata = [] }));
    }

    [Fact]
    public void Names_and_values_are_escaped()
    {
        var options = new CustomerCreateOptions { Name = "Åsa & Söhne = 100 %+", Metadata = new(StringComparer.Ordinal) { ["a&b"] = "x[y]" } };

        Assert.Equal("name=%C3%85sa%20%26%20S%C3%B6hne%20%3D%20100%20%25%2B&metadata[a%26b]=x%5By%5D", string.Join('&', StripeFormEncoder.Encode(options).Split('&').OrderDescending(StringComparer.Ordinal)));
    }
}
