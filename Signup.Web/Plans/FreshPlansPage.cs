using Microsoft.AspNetCore.OutputCaching;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>Drops the cached plan page as soon as a plan or a setting changes.</summary>
public sealed class FreshPlansPage(Commits commits, IOutputCacheStore cache) : IHostedService, IDisposable
{
    private IDisposable[] listening = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listening = [commits.OnKind<Plan>(Drop), commits.OnKind<SavedSetting>(Drop)]; // settings are applied by whoever listened first
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var one in listening) { one.Dispose(); }
    }

    private void Drop() => _ = cache.EvictByTagAsync(PlansEndpoints.CacheTag, CancellationToken.None).AsTask();
}
