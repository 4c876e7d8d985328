using Microsoft.Extensions.Options;
using SignupWeb.Payments;
using SignupWeb.Payments.Sandbox;
using Xunit;

namespace SignupTests.Payments;

/// <summary>Which payment service is talked to is a matter of settings, checked at start.</summary>
public sealed class ServiceChoiceTests
{
    [Fact]
    public async Task With_a_key_the_same_code_talks_to_the_service_at_that_address_and_hosts_no_sandbox()
    {
        await using var service = await PaymentsHost.Start();
        var there = service.Get<StripeSandbox>();
        await using var host = await PaymentsHost.Start(null, service.Time, withWorkers: true, ("Payments:Stripe:ApiKey", there.ApiKey), ("Payments:Stripe:WebhookSecret", there.WebhookSecret), ("Payments:Stripe:ApiBase", there.ApiBase));

        var mara = new Buyer(host) { CardPagesAt = service };
        await mara.Buy();
        await mara.UntilBought();

        Assert.Equal("sandbox", host.Get<StripeConnection>().Name);
        Assert.Equal(17_731, (await service.Effects()).GetProperty("gateway").GetProperty("captured").GetProperty("eur").GetInt64());
        Assert.Equal(404, (int)(await host.Http.GetAsync("/sandbox/test/effects")).StatusCode);
        Assert.Empty(host.Contract.Faults);
    }

    [Theory]
    [InlineData("sk_test_1", "", "https://api.stripe.com", "WebhookSecret")]
    [InlineData("sk_live_1", "whsec_1", "http://127.0.0.1:1/sandbox/stripe", "ApiBase")]
    [InlineData("pk_test_1", "whsec_1", "https://api.stripe.com", "ApiKey")]
    public async Task Settings_that_cannot_work_are_refused_at_start_with_one_clear_line(string key, string secret, string address, string named)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            PaymentsHost.Start(null, null, withWorkers: false, ("Payments:Stripe:ApiKey", key), ("Payments:Stripe:WebhookSecret", secret), ("Payments:Stripe:ApiBase", address)));

        Assert.Contains($"Payments:Stripe:{named}", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }
}
