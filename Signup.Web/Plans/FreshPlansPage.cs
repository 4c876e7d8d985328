using Microsoft.AspNetCore.OutputCaching;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>Drops the cached plan page as soon as a plan changes.</summary>
public sealed class FreshPlansPage(Commits commits, IOutputCacheStore cache) : IHostedService, IDisposable
{
    private IDisposable? listening;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listening = commits.OnKind<Plan>(() => _ = cache.EvictByTagAsync(PlansEndpoints.CacheTag, CancellationToken.None).AsTask());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => listening?.Dispose();
}
