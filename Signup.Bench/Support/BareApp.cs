using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SignupBench.Support;

/// <summary>A web application in this process with nothing in it but what a figure compares us with.</summary>
internal sealed class BareApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareApp(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public static async Task<BareApp> Start(Action<WebApplication> connect, Action<IServiceCollection>? add = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        foreach (var (key, value) in settings) { builder.WebHost.UseSetting(key, value); }
        add?.Invoke(builder.Services);
        var app = builder.Build();
        connect(app);
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
