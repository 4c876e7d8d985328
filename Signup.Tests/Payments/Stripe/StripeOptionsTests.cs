using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Stripe;

public sealed class StripeOptionsTests
{
    [Theory]
    [InlineData("", "https://api.stripe.com")]
    [InlineData("sk_test_1", "https://api.stripe.com")]
    [InlineData("sk_live_1", "https://api.stripe.com/")]
    [InlineData("rk_live_1", "https://api.stripe.com")]
    [InlineData("sk_test_1", "http://localhost:12111")]
    [InlineData("sk_test_1", "https://stripe-mock.example")]
    public void Sound_settings_have_no_faults(string key, string address) => Assert.Empty(new StripeOptions { ApiKey = key, ApiBase = new(address) }.Faults());

    [Theory]
    [InlineData("sk_live_1", "https://api.stripe.com.evil.example")]
    [InlineData("sk_live_1", "https://api.stripe.com:8443")]
    [InlineData("sk_live_1", "https://api.stripe.com/elsewhere")]
    [InlineData("sk_live_1", "https://api.stripe.com@evil.example")]
    [InlineData("rk_live_1", "http://localhost:5080/sandbox/stripe")]
    [InlineData("sk_live_1", "http://api.stripe.com")]
    [InlineData("pk_live_1", "https://api.stripe.com")]
    [InlineData("whsec_1", "https://api.stripe.com")]
    [InlineData("sk_test_1 ", "https://api.stripe.com")]
    [InlineData("sk_test_1", "http://stripe-mock.example")]
    [InlineData("sk_test_1", "ftp://localhost")]
    public void Unsound_settings_are_refused(string key, string address) => Assert.NotEmpty(new StripeOptions { ApiKey = key, ApiBase = new(address) }.Faults());

    [Fact]
    public void Several_webhook_secrets_are_separated_by_commas()
    {
        Assert.Equal(["whsec_new", "whsec_old"], new StripeOptions { WebhookSecret = "whsec_new, whsec_old," }.WebhookSecrets);
        Assert.Empty(new StripeOptions().WebhookSecrets);
    }

    [Fact]
    public void They_are_read_from_the_configuration_and_a_fault_is_one_clear_line()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Payments:Stripe:ApiKey"] = "sk_live_1", ["Payments:Stripe:ApiBase"] = "https://elsewhere.example" };
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLogging();
        services.AddStripeClient();
        using var provider = services.BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<StripeOptions>>().Value);

        Assert.Equal("Payments:Stripe:ApiBase is not Stripe's (https://api.stripe.com/) although the key is a live one.", fault.Message);
    }
}
