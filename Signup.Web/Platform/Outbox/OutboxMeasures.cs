using System.Diagnostics.Metrics;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Platform.Outbox;

/// <summary>Events by name as they are saved, and how long they take to those who want to hear them.</summary>
internal static class OutboxMeasures
{
    public static readonly Counter<long> Events = Measures.Meter.CreateCounter<long>("signup.events", "{event}", "Events that were saved, by name: sign-ups started, customers registered, orders placed, purchases confirmed.");

    public static readonly Histogram<double> Lag = Measures.WaitOf("signup.outbox.lag", "How long after it happened an event was heard, with what came of it saved.");

    public static IServiceCollection AddOutboxGauges(this IServiceCollection services) => services
        .AddGauge("signup.outbox.age", "s", "How long the oldest event that somebody has not heard waits; what is set aside does not count.", reading =>
            reading.Since(reading.Db.Set<Delivery>().Where(d => d.NextTryAt != null).OrderBy(d => d.Sequence).Select(d => (DateTimeOffset?)d.Message.OccurredAt).FirstOrDefault()))
        .AddGauge("signup.outbox.set_aside", "{delivery}", "Deliveries that failed five times and wait for a person.", reading => reading.Db.Set<Delivery>().Count(d => d.NextTryAt == null));
}
