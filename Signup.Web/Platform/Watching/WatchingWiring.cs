using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Watching;

/// <summary>Traces and numbers to an OpenTelemetry collector, where the usual environment variables name one (docs/watching.md).</summary>
public static class WatchingWiring
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>What the platform under us counts that an owner can use.</summary>
    internal static readonly string[] Framework =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Net.Http", "System.Runtime"];

    public static IServiceCollection AddWatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddGauge("signup.database.writable", "1", "1 while the database takes what is written, 0 since the first write it did not take.", reading => reading.Services.GetRequiredService<IWriter>().Trouble is null ? 1 : 0);
        var (traces, metrics) = (Wants(configuration, "TRACES"), Wants(configuration, "METRICS"));
        if (!traces && !metrics) { return services; }

        // what the environment says of the service stands above ours
        var watching = services.AddOpenTelemetry().ConfigureResource(resource => resource.Clear().AddService("signup", serviceVersion: Version).AddTelemetrySdk().AddEnvironmentVariableDetector());
        if (traces) { watching.WithTracing(told => told.AddAspNetCoreInstrumentation().AddSource(Story.Name, "System.Net.Http").AddProcessor(new NothingPersonal()).AddOtlpExporter()); }
        if (!metrics) { return services; }
        watching.WithMetrics(counted => counted.AddMeter([Measures.Name, .. Framework]).AddOtlpExporter());
        return services.AddHostedService<ReadGauges>();
    }

    private static string? Version => typeof(WatchingWiring).Assembly.GetName().Version?.ToString(3);

    private static bool Wants(IConfiguration configuration, string signal) =>
        !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase)
        && (!string.IsNullOrEmpty(configuration[Endpoint]) || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]));
}
