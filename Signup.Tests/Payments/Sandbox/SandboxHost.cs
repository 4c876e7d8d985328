using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using SignupTests.Support;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Payments.Stripe;

namespace SignupTests.Payments.Sandbox;

/// <summary>One event as the application received it.</summary>
internal sealed record Heard(string Body, string Signature, int Answered);

/// <summary>A small web application with nothing but the sandbox, on a real port, with a clock the test moves.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private bool ownsFolder;

    private SandboxHost(WebApplication app, string folder, bool ownsFolder, ManualTime time)
    {
        (this.app, Folder, this.ownsFolder, Time) = (app, folder, ownsFolder, time);
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Sandbox = app.Services.GetRequiredService<StripeSandbox>();
        Api = new(new Uri(Sandbox.ApiBase), Sandbox.ApiKey);
    }

    public string Folder { get; }

    public ManualTime Time { get; }

    public string Url { get; }

    public StripeSandbox Sandbox { get; }

    public SandboxApi Api { get; }

    public SandboxFaults Faults => app.Services.GetRequiredService<SandboxFaults>();

    public WebhookFaults WebhookFaults => app.Services.GetRequiredService<WebhookFaults>();

    /// <summary>Everything posted to the application's webhook address, in order.</summary>
    public ConcurrentQueue<Heard> Heard { get; } = new();

    /// <summary>The status the application answers the next events with; 200 once empty.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    public static async Task<SandboxHost> Start(string? folder = null, ManualTime? time = null, params (string Key, string Value)[] settings)
    {
        var data = folder ?? Template.EmptyFolder();
        time ??= new(new DateTimeOffset(2026, 11, 21, 14, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Append(new("Data:Directory", data)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddStripeClient();
        builder.Services.AddStripeSandbox(builder.Configuration);
        var built = builder.Build();
        SandboxHost? host = null;
        built.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(FrontEnd()) });
        built.MapStripeSandbox();
        built.MapPost("/webhooks/stripe", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync(http.RequestAborted);
            var status = host!.Answers.TryDequeue(out var next) ? next : StatusCodes.Status200OK;
            host.Heard.Enqueue(new(body, http.Request.Headers["Stripe-Signature"].ToString(), status));
            return Results.StatusCode(status);
        });
        await built.StartAsync();
        host = new(built, data, folder is null, time);
        return host;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Stops this server and starts another on the same folder and clock.</summary>
    public async Task<SandboxHost> Restart()
    {
        await Stop();
        var again = await Start(Folder, Time);
        again.ownsFolder = ownsFolder;
        return again;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (!ownsFolder) { return; }
        Template.Remove(Folder);
    }

    /// <summary>The authored style sheets and scripts, found upwards from the test assembly.</summary>
    private static string FrontEnd()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "wwwroot-assets"))) { folder = folder.Parent; }
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The folder wwwroot-assets was not found."), "wwwroot-assets");
    }

    private async Task Stop()
    {
        Api.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
