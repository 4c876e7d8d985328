using System.Diagnostics.Metrics;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Platform.Deadlines;

/// <summary>How punctual deadlines are.</summary>
internal static class DeadlineMeasures
{
    public static readonly Histogram<double> Lag = Measures.WaitOf("signup.deadline.lag", "How long after its instant what was to happen at a deadline was done, by kind.");

    public static IServiceCollection AddDeadlineGauges(this IServiceCollection services) => services.AddGauge("signup.deadline.overdue", "s", "How long the deadline that has waited longest is past its instant.", reading =>
        reading.Since(reading.Db.Set<Deadline>().Where(d => d.ClosedAt == null).Min(d => (DateTimeOffset?)d.DueAt)));
}
