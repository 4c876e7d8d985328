using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Hosting;

/// <summary>The server is the first to start and the last to stop: it says that it lives while the database is brought up to date. Requests that need more wait.</summary>
public static class ServerFirst
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Services start in the order they are registered; the host registers the server last of all.</summary>
    public static void StartServerFirst(this WebApplicationBuilder builder) => builder.Host.ConfigureContainer<IServiceCollection>(services =>
    {
        var server = services.Single(d => d.ImplementationType?.Name == "GenericWebHostService");
        services.Remove(server);
        services.Insert(0, server);
    });

    /// <summary>Holds requests until the database can be used, and asks to come again when that takes long.</summary>
    public static void UseWaitUntilReady(this WebApplication app)
    {
        var start = app.Services.GetRequiredService<MigrateAtStart>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use((http, next) => start.IsReady || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? next(http) : Wait(http, next));

        async Task Wait(HttpContext http, RequestDelegate next)
        {
            try
            {
                await start.Ready.WaitAsync(Patience, time, http.RequestAborted);
            }
            catch (TimeoutException)
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                http.Response.Headers.RetryAfter = "10";
                return;
            }

            await next(http);
        }
    }
}
