using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Platform;

/// <summary>The database is still being brought up to date.</summary>
public sealed class AStartThatTakesItsTime
{
    [Fact]
    public async Task Says_that_it_lives_and_lets_visitors_wait()
    {
        using var app = new SlowApp();
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        await Eventually.Hold(() => Lives(http), "a sign of life");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        var page = http.GetAsync("/");
        Assert.Equal("live", await http.GetStringAsync("/health/live"));
        Assert.False(page.IsCompleted);

        app.GoOn();
        await app.Started;
        Assert.Equal(HttpStatusCode.OK, (await page).StatusCode);
        Assert.Equal("ready", await http.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Asks_visitors_to_come_again_when_it_takes_long()
    {
        using var app = new SlowApp();
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        await Eventually.Hold(() => Lives(http), "a sign of life");

        var page = http.GetAsync("/");
        await Eventually.Hold(
            () =>
            {
                app.Time.Advance(TimeSpan.FromSeconds(30));
                return page.IsCompleted;
            },
            "an answer");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(10)), ((await page).StatusCode, (await page).Headers.RetryAfter?.Delta));
        app.GoOn();
        await app.Started;
    }

    [Fact]
    public async Task Ends_without_a_trace_when_it_is_told_to_stop()
    {
        using var app = new AppProcess { Folder = Template.EmptyFolder() };
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        var ended = app.StartInVain();
        await Eventually.Hold(() => Lives(http), "a sign of life");

        await app.Stop();

        Assert.Equal((0, string.Empty), await ended);
    }

    private static async Task<bool> Lives(HttpClient http)
    {
        try
        {
            return await http.GetStringAsync("/health/live") == "live";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private sealed class SlowApp : WebApplicationFactory<Program>, ISeed
    {
        private readonly string folder = Template.DataFolder();
        private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly int port = AppProcess.FreePort();

        public SlowApp()
        {
            UseKestrel(port);
            Started = Task.Run(StartServer);
        }

        public ManualTime Time { get; } = new(DateTimeOffset.UtcNow);

        public string Url => $"http://localhost:{port}";

        public Task Started { get; }

        public void GoOn() => goOn.TrySetResult();

        public Task Plant(CancellationToken cancellationToken) => goOn.Task;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Data:Directory", folder);
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureServices(services => services.AddSingleton<ISeed>(this).Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)));
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && Directory.Exists(folder)) { Template.Remove(folder); }
        }
    }
}
