using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignupTests.Payments.StripeApi;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Operations;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Payments.Stripe;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Payments;

/// <summary>
/// The platform and the payments slice with its sandbox, workers and doors on a real port and a real SQLite file; only the clock is the test's.
/// Every request to the sandbox and every answer is held against the description of Stripe's API.
/// </summary>
internal sealed class PaymentsHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private bool ownsFolder;

    private PaymentsHost(WebApplication app, string folder, bool ownsFolder, ManualTime time, StripeContractHandler contract, Outage outage)
    {
        (this.app, Folder, this.ownsFolder, Time, Contract, Outage) = (app, folder, ownsFolder, time, contract, outage);
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };
    }

    public string Folder { get; }

    public ManualTime Time { get; }

    public StripeContractHandler Contract { get; }

    /// <summary>What goes wrong on the way to the payment service.</summary>
    public Outage Outage { get; }

    public string Url { get; }

    public HttpClient Http { get; }

    public SandboxFaults Faults => Get<SandboxFaults>();

    public WebhookFaults Webhooks => Get<WebhookFaults>();

    public static async Task<PaymentsHost> Start(string? folder = null, ManualTime? time = null, bool withWorkers = true, params (string Key, string Value)[] settings)
    {
        var data = folder ?? Template.DataFolder();
        time ??= new(new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero));
        var contract = new StripeContractHandler { ThrowsOnFault = false };
        var outage = new Outage();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = WebWiring.MaxBodyBytes).UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Concat(PostgresServer.Settings(data).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Append(new("Data:Directory", data)));
        builder.Services.AddWeb().AddData(builder.Configuration).AddOutbox().AddDeadlines().AddLinks().AddMail().AddPayments(builder.Configuration);
        builder.Services.AddSingleton<TryBook>().AddSingleton<Throttle>().AddSingleton<WhoWaits>(); // nodes of PostgreSQL tell each other of them
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddHttpClient(StripeClient.HttpClientName).AddHttpMessageHandler(() => new Through(contract, outage));
        if (!withWorkers) { RemoveWorkers(builder.Services); }
        var built = builder.Build();
        built.MapPayments();
        await built.StartAsync();
        return new(built, data, folder is null, time, contract, outage);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public SignupDb Open() => Get<IDbContextFactory<SignupDb>>().CreateDbContext();

    public async Task<List<T>> All<T>()
        where T : class
    {
        await using var db = Open();
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    /// <summary>Events of a kind that were announced, in order.</summary>
    public async Task<List<T>> Announced<T>()
        where T : IEvent
    {
        await using var db = Open();
        var rows = await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Type == typeof(T).Name).OrderBy(m => m.Sequence).ToListAsync();
        return [.. rows.Select(r => (T)r.Read())];
    }

    public Task Announce(IEvent happened) => Get<UnitOfWork>().Run(db =>
    {
        db.Announce(happened);
        return Task.FromResult(Done.It);
    });

    /// <summary>Waits for something while the clock runs on, as it does in life: retries and timers need it. Slowly while a call is on its way, which has a time limit on the same clock.</summary>
    public Task Until(Func<Task<bool>> probe, string hope) => Eventually.Hold(
        async () =>
        {
            if (await probe()) { return true; }
            Time.Advance(TimeSpan.FromMilliseconds(Outage.IsQuiet ? 1_000 : 200));
            return false;
        },
        hope);

    /// <summary>What the sandbox itself has recorded.</summary>
    public async Task<JsonElement> Effects() => await Http.GetFromJsonAsync<JsonElement>("/sandbox/test/effects");

    /// <summary>The customer finishes the card page with this test card; answers where they are sent.</summary>
    public async Task<string> Finish(string pageUrl, string card)
    {
        using var answer = await Http.PostAsJsonAsync($"/sandbox/test/checkout/sessions/{SessionOf(pageUrl)}/complete", new { card });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        return body.GetProperty("redirect_url").GetString()!;
    }

    public static string SessionOf(string pageUrl) => new Uri(pageUrl).Segments.Last(s => s.StartsWith("cs_", StringComparison.Ordinal)).TrimEnd('/');

    /// <summary>The process dies: no more work, the folder stays. Start another on it.</summary>
    public async Task<PaymentsHost> Restart(bool withWorkers = true)
    {
        await Stop();
        var again = await Start(Folder, Time, withWorkers);
        again.ownsFolder = ownsFolder;
        return again;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (!ownsFolder) { return; }
        Template.Remove(Folder);
    }

    private async Task Stop()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static void RemoveWorkers(IServiceCollection services)
    {
        foreach (var worker in services.Where(d => d.ImplementationType == typeof(PaymentWorker) || d.ImplementationType == typeof(EventWorker) || d.ImplementationType == typeof(Reconciler)).ToList()) { services.Remove(worker); }
    }

    /// <summary>The factory wants a handler of its own each time; the contract is one for the whole test.</summary>
    private sealed class Through(StripeContractHandler contract, Outage outage) : DelegatingHandler
    {
        private HttpMessageInvoker? checker;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (checker is null)
            {
                contract.InnerHandler ??= InnerHandler;
                checker = new HttpMessageInvoker(contract, disposeHandler: false);
            }

            return outage.Pass(request, () => checker.SendAsync(request, cancellationToken));
        }
    }
}
