using System.Diagnostics.Metrics;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Payments;

/// <summary>How charges end, how fast webhooks are dealt with, and whether money and records agree.</summary>
internal static class PaymentMeasures
{
    public static readonly Histogram<double> WebhookLag = Measures.WaitOf("signup.webhook.lag", "How long after it happened at the payment service a webhook was dealt with.");

    private static readonly Counter<long> Charges = Measures.Meter.CreateCounter<long>("signup.charges", "{charge}", "Tries to charge an order by outcome: paid, or the payment service's code for the refusal.");

    public static void CountCharge(this SignupDb db, string outcome) => db.CountWhenSaved(Charges, new KeyValuePair<string, object?>("outcome", outcome));

    public static IServiceCollection AddPaymentGauges(this IServiceCollection services) => services
        .AddGauge("signup.webhook.age", "s", "How long ago the oldest webhook that is not dealt with came; those that came early and wait do not count.", reading =>
            reading.Since(reading.Db.Set<WebhookEvent>().Where(e => e.NextTryAt != null && e.State == WebhookState.Waiting).Min(e => (DateTimeOffset?)e.ReceivedAt)))
        .AddGauge("signup.payment.age", "s", "How long ago the oldest call to the payment service that is not over was planned.", reading =>
            reading.Since(reading.Db.Set<PaymentOperation>().Where(o => o.NextTryAt != null).Min(o => (DateTimeOffset?)o.PlannedAt)))
        .AddGauge("signup.money.differences", "{difference}", "Where money and records did not agree in the last comparison.", reading =>
            reading.Db.Set<ReconcilerMark>().Select(m => (double?)m.Differences).FirstOrDefault());
}
