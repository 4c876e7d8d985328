using SignupTests.Support;
using SignupWeb.Payments.Sandbox;
using Xunit;

namespace SignupTests.Payments;

/// <summary>The machine's clock differs from the payment service's by an hour, so no webhook is believed: what is bought is confirmed all the same, once.</summary>
public sealed class AClockAnHourOff
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Loses_no_payment(int hours)
    {
        await using var service = await PaymentsHost.Start();
        var there = service.Get<StripeSandbox>();
        var time = new ManualTime(service.Time.GetUtcNow().AddHours(hours));
        await using var host = await PaymentsHost.Start(null, time, withWorkers: true, ("Payments:Stripe:ApiKey", there.ApiKey), ("Payments:Stripe:WebhookSecret", there.WebhookSecret), ("Payments:Stripe:ApiBase", there.ApiBase));

        var mara = new Buyer(host) { CardPagesAt = service };
        await mara.Buy();
        await mara.UntilBought();

        Assert.Equal(17_731, (await service.Effects()).GetProperty("gateway").GetProperty("captured").GetProperty("eur").GetInt64());
    }
}
