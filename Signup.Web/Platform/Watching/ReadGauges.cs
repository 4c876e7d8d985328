using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Watching;

/// <summary>Has the gauges of all slices read whenever the exporter collects; registered only where there is one.</summary>
internal sealed class ReadGauges(IEnumerable<Gauge> gauges, IDbContextFactory<SignupDb> contexts, IServiceProvider services, TimeProvider time) : IHostedService, IDisposable
{
    private readonly Meter meter = new(Measures.Name);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var gauge in gauges) { meter.CreateObservableGauge(gauge.Name, () => Values(gauge), gauge.Unit, gauge.Words); }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> Values(Gauge gauge)
    {
        using var db = contexts.CreateDbContext();
        return gauge.Read(new(db, time.GetUtcNow(), services));
    }
}
