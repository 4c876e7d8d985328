using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.House;
using SignupWeb.Platform.Watching;

namespace SignupTests.Platform.Watching;

/// <summary>The names under which Prometheus keeps what is measured, and where they are written.</summary>
internal static partial class WatchedNames
{
    public static readonly string Dashboard = Path.Combine(Sources.Root, "build", "host", "watching", "dashboard.json");

    public static readonly string Alerts = Path.Combine(Sources.Root, "build", "host", "watching", "alerts.yml");

    public static readonly string Page = Path.Combine(Sources.Root, "docs", "watching.md");

    /// <summary>Of every instrument the program has, and of the gauges.</summary>
    public static HashSet<string> Of(IEnumerable<Gauge> gauges)
    {
        var fields = typeof(Measures).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(field => typeof(Instrument).IsAssignableFrom(field.FieldType));
        var instruments = fields.Select(field => (Instrument)field.GetValue(null)!).Select(i => InPrometheus(i.Name, i.Unit ?? string.Empty, i is Counter<long> ? "sum" : "histogram"));
        return [.. instruments, .. gauges.Select(gauge => InPrometheus(gauge.Name, gauge.Unit, "gauge"))];
    }

    /// <summary>Circuits are counted by the framework from the first one on; what it will count is known before.</summary>
    public static HashSet<string> OfCircuits(IServiceProvider services)
    {
        var meter = services.GetRequiredService(typeof(CircuitOptions).Assembly.GetTypes().Single(type => type.Name == "CircuitMetrics"));
        var instruments = meter.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(field => field.GetValue(meter)).OfType<Instrument>();
        return [.. instruments.Select(i => InPrometheus(i.Name, i.Unit ?? string.Empty, i is UpDownCounter<long> ? "gauge" : "histogram"))];
    }

    /// <summary>As the collector's Prometheus exporter, and Prometheus itself, make them of OpenTelemetry's.</summary>
    public static string InPrometheus(string name, string unit, string kind)
    {
        var suffix = unit switch { "s" => "_seconds", "By" => "_bytes", "1" when kind == "gauge" => "_ratio", _ => string.Empty };
        return name.Replace('.', '_') + suffix + (kind == "sum" ? "_total" : string.Empty);
    }

    /// <summary>What a file names, without what Prometheus makes of a histogram.</summary>
    public static HashSet<string> In(string file) => [.. Names().Matches(File.ReadAllText(file)).Select(match => Parts().Replace(match.Value, string.Empty))];

    [GeneratedRegex(@"\b(?!http_response_status_code)(signup|http|aspnetcore|kestrel|dotnet|process)_[a-z0-9_]+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();
}
