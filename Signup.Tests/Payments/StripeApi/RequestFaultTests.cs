using Xunit;

namespace SignupTests.Payments.StripeApi;

/// <summary>The description of Stripe's API catches what is wrong with a request.</summary>
public sealed class RequestFaultTests
{
    private static IReadOnlyList<string> Post(string path, string body) => StripeApiContract.Current.CheckRequest(HttpMethod.Post, path, string.Empty, body);

    private static IReadOnlyList<string> Get(string path, string query) => StripeApiContract.Current.CheckRequest(HttpMethod.Get, path, query, string.Empty);

    [Theory]
    [InlineData("/v1/customers", "email=ada%40example.com&address[country]=DE&metadata[signup]=1&tax_id_data[0][type]=eu_vat&tax_id_data[0][value]=DE123456789")]
    [InlineData("/v1/customers", "metadata=&tax_exempt=reverse&preferred_locales[]=de&preferred_locales[]=en")]
    [InlineData("/v1/checkout/sessions", "mode=setup&ui_mode=hosted_page&currency=eur&success_url=https%3A%2F%2Fa&setup_intent_data[metadata][signup]=1")]
    [InlineData("/v1/subscriptions", "customer=cus_1&items[0][price]=price_1&items[0][quantity]=2&off_session=true&expand[0]=latest_invoice")]
    [InlineData("/sandbox/stripe/v1/tax_rates", "display_name=VAT&inclusive=false&percentage=19.5")]
    public void A_proper_request_has_no_faults(string path, string body) => Assert.Empty(Post(path, body));

    [Theory]
    [InlineData("/v1/carts", "", "unknown route")]
    [InlineData("/v1/customers", "mail=a", "unknown parameter 'mail'")]
    [InlineData("/v1/customers", "address[town]=Ulm", "unknown parameter 'address[town]'")]
    [InlineData("/v1/customers", "address=Ulm", "'address'")]
    [InlineData("/v1/customers", "email[a]=b", "'email' should be string")]
    [InlineData("/v1/customers", "email=", "'email' may not be empty")]
    [InlineData("/v1/customers", "email=a&email=b", "given twice")]
    [InlineData("/v1/customers", "address[=b", "unreadable")]
    [InlineData("/v1/customers", "tax_exempt=perhaps", "'tax_exempt' should be one of")]
    [InlineData("/v1/customers", "tax_id_data[0][type]=eu_vat", "required parameter 'tax_id_data[0][value]' is missing")]
    [InlineData("/v1/customers", "preferred_locales[1]=de", "numbered from 0")]
    [InlineData("/v1/customers", "preferred_locales=de", "'preferred_locales' should be array")]
    [InlineData("/v1/checkout/sessions", "mode=setup&ui_mode=hosted", "'ui_mode' should be one of")]
    [InlineData("/v1/checkout/sessions", "mode=setup&payment_method_types[0]=card", "unknown parameter 'payment_method_types'")]
    [InlineData("/v1/subscriptions", "customer=cus_1&items[0][price]=p&items[0][quantity]=1.5", "'items[0][quantity]' should be integer")]
    [InlineData("/v1/subscriptions", "customer=cus_1&off_session=yes", "'off_session' should be boolean")]
    [InlineData("/v1/promotion_codes", "coupon=c", "unknown parameter 'coupon'")]
    [InlineData("/v1/tax_rates", "display_name=VAT&percentage=19", "required parameter 'inclusive' is missing")]
    [InlineData("/v1/tax_rates", "display_name=VAT&inclusive=false&percentage=a", "'percentage' should be number")]
    public void A_fault_in_the_body_is_named(string path, string body, string expected) =>
        Assert.Contains(Post(path, body), fault => fault.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void A_query_is_held_against_the_route_as_well()
    {
        Assert.Empty(Get("/v1/events", "?created[gte]=1&types[0]=invoice.paid&limit=100"));
        Assert.Empty(Get("/v1/customers/cus_1", "expand[0]=tax_ids"));
        Assert.Single(Get("/v1/events", "?created[from]=1"));
        Assert.Single(Get("/v1/customers/search", string.Empty));
        Assert.Single(Get("/v1/prices", "lookup_key=a"));
    }

    [Fact]
    public void Parameters_in_the_wrong_place_are_faults()
    {
        Assert.Single(StripeApiContract.Current.CheckRequest(HttpMethod.Post, "/v1/customers", "?email=a", string.Empty));
        Assert.Single(StripeApiContract.Current.CheckRequest(HttpMethod.Get, "/v1/customers", string.Empty, "email=a"));
        Assert.Single(StripeApiContract.Current.CheckRequest(HttpMethod.Put, "/v1/customers", string.Empty, string.Empty));
    }
}
