using Microsoft.AspNetCore.Hosting;

namespace SignupBench.Support;

/// <summary>A web application in this process with nothing in it but what a figure compares us with.</summary>
internal static class BareApp
{
    public static async Task<WebApplication> Start(Action<WebApplication>? connect = null, Action<IServiceCollection>? add = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        foreach (var (key, value) in settings) { builder.WebHost.UseSetting(key, value); }
        add?.Invoke(builder.Services);
        var app = Opened.Keep(builder.Build());
        connect?.Invoke(app);
        await app.StartAsync();
        return app;
    }

    public static Uri Url(this WebApplication app) => new(app.Urls.First());
}
