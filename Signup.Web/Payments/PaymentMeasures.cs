using System.Diagnostics.Metrics;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Payments;

/// <summary>How charges end, and whether calls to the payment service wait.</summary>
internal static class PaymentMeasures
{
    private static readonly Counter<long> Charges = Measures.Meter.CreateCounter<long>("signup.charges", "{charge}", "Tries to charge an order by outcome: paid, or the payment service's code for the refusal.");

    public static void CountCharge(this SignupDb db, string outcome) => db.CountWhenSaved(Charges, new KeyValuePair<string, object?>("outcome", outcome));

    public static IServiceCollection AddPaymentGauges(this IServiceCollection services) => services.AddGauge("signup.payment.age", "s", "How long ago the oldest call to the payment service that is not over was planned.", reading =>
        reading.Since(reading.Db.Set<PaymentOperation>().Where(o => o.NextTryAt != null).Min(o => (DateTimeOffset?)o.PlannedAt)));
}
