using SignupWeb.Platform.Watching;

namespace SignupWeb.Payments.Reconciling;

/// <summary>Whether money and records agree.</summary>
internal static class DifferenceGauge
{
    public static IServiceCollection AddDifferenceGauge(this IServiceCollection services) => services.AddGauge("signup.money.differences", "{difference}", "Where money and records did not agree in the last comparison.", reading =>
        reading.Db.Set<ReconcilerMark>().Select(m => (double?)m.Differences).FirstOrDefault());
}
