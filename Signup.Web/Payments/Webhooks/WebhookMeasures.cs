using System.Diagnostics.Metrics;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Payments.Webhooks;

/// <summary>How fast webhooks are dealt with.</summary>
internal static class WebhookMeasures
{
    public static readonly Histogram<double> Lag = Measures.WaitOf("signup.webhook.lag", "How long after it happened at the payment service a webhook was dealt with.");

    public static IServiceCollection AddWebhookGauges(this IServiceCollection services) => services.AddGauge("signup.webhook.age", "s", "How long ago the oldest webhook that is not dealt with came; those that came early and wait do not count.", reading =>
        reading.Since(reading.Db.Set<WebhookEvent>().Where(e => e.NextTryAt != null && e.State == WebhookState.Waiting).Min(e => (DateTimeOffset?)e.ReceivedAt)));
}
