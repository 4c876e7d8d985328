using System.Diagnostics.Metrics;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Watching;

/// <summary>What a gauge is read from.</summary>
public sealed record Reading(SignupDb Db, DateTimeOffset Now, IServiceProvider Services)
{
    /// <summary>Seconds since then; 0 for what is still to come, and for nothing.</summary>
    public double Since(DateTimeOffset? then) => then is { } at && at < Now ? (Now - at).TotalSeconds : 0;
}

/// <summary>A number that is read when somebody collects, and never else.</summary>
/// <param name="Unit">As OpenTelemetry writes units: "s", "{message}".</param>
/// <param name="Words">What it says, for whoever meets it among others.</param>
/// <param name="Read">One value, or one for each tag; none where there is nothing to tell.</param>
public sealed record Gauge(string Name, string Unit, string Words, Func<Reading, IEnumerable<Measurement<double>>> Read);

public static class GaugesWiring
{
    /// <summary>A slice's number among those that are watched.</summary>
    public static IServiceCollection AddGauge(this IServiceCollection services, string name, string unit, string words, Func<Reading, double?> read) =>
        services.AddSingleton(new Gauge(name, unit, words, reading => read(reading) is { } value ? [new(value)] : []));

    /// <summary>The same in several sorts.</summary>
    public static IServiceCollection AddGauges(this IServiceCollection services, string name, string unit, string words, string tag, Func<Reading, IEnumerable<(string Sort, double Value)>> read) =>
        services.AddSingleton(new Gauge(name, unit, words, reading => [.. read(reading).Select(one => new Measurement<double>(one.Value, new KeyValuePair<string, object?>(tag, one.Sort)))]));
}
