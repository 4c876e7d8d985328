using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignupTests.Payments.StripeApi;
using SignupTests.Support;
using SignupWeb.Payments.Stripe;

namespace SignupTests.Payments.Stripe;

/// <summary>The real client, put together as the application does, with a stub in place of the network and the clock in hand.</summary>
internal sealed class StripeHarness : IDisposable
{
    private readonly ServiceProvider services;

    /// <param name="held">Holds every exchange against the description of Stripe's API.</param>
    public StripeHarness(bool held = true)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddSingleton<TimeProvider>(Time);
        var http = collection.AddStripeClient(o => o.ApiKey = "sk_test_harness");
        if (held) { http.AddHttpMessageHandler(() => new Passing(Contract)); }
        http.ConfigurePrimaryHttpMessageHandler(() => Network);
        services = collection.BuildServiceProvider();
    }

    public StubNetwork Network { get; } = new();

    /// <summary>All that was logged.</summary>
    public LogLines Log { get; } = new();

    public RecordingTime Time { get; } = new();

    /// <summary>Faults of all exchanges so far; the first is thrown as well.</summary>
    public StripeContractHandler Contract { get; } = new();

    /// <summary>Of the container, or made with what is in it: the services of the resources need the client alone.</summary>
    public T Get<T>()
        where T : notnull => ActivatorUtilities.GetServiceOrCreateInstance<T>(services);

    /// <summary>Waits for a call, moving the clock on while it sleeps between tries.</summary>
    public async Task<T> Finish<T>(Task<T> call)
    {
        while (!call.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        return await call;
    }

    public async Task<StripeException> Failure<T>(Task<T> call) => await Xunit.Assert.ThrowsAsync<StripeException>(() => Finish(call));

    public void Dispose() => services.Dispose();

    /// <summary>The factory wants a new handler for each of its chains; the checks are kept in one.</summary>
    private sealed class Passing(StripeContractHandler contract) : DelegatingHandler
    {
        private HttpMessageInvoker? invoker;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            contract.InnerHandler ??= InnerHandler;
            invoker ??= new(contract, disposeHandler: false);
            return invoker.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            invoker?.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>A request as it went out.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Uri, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Key => Headers.GetValueOrDefault("Idempotency-Key");

    public string Path => Uri.AbsolutePath;
}

/// <summary>Notes what is sent and answers: from a script while there is one, else with the least answer the description allows.</summary>
internal sealed class StubNetwork : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> script = new();

    public List<SentRequest> Sent { get; } = [];

    /// <summary>How many levels of an unscripted answer are full; 0 for the least answer.</summary>
    public int FullDepth { get; set; }

    public StubNetwork Then(int status, string body = "{}", params (string Name, string Value)[] headers)
    {
        script.Enqueue(_ => Task.FromResult(Answer(status, body, headers)));
        return this;
    }

    public StubNetwork ThenFails(Exception failure)
    {
        script.Enqueue(_ => Task.FromException<HttpResponseMessage>(failure));
        return this;
    }

    public StubNetwork ThenAnswers(HttpContent content)
    {
        script.Enqueue(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content }));
        return this;
    }

    /// <summary>Takes the request and never answers.</summary>
    public StubNetwork ThenHangs()
    {
        script.Enqueue(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("nothing ends an endless wait but its token");
        });
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        Sent.Add(new(request.Method, request.RequestUri!, body, request.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase)));
        return script.TryDequeue(out var next)
            ? await next(cancellationToken)
            : Answer(200, ApiSample.Answer(request.Method, request.RequestUri!.AbsolutePath, FullDepth), ("Request-Id", "req_sample"));
    }

    private static HttpResponseMessage Answer(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers) { response.Headers.Add(name, value); }
        return response;
    }
}

/// <summary>Keeps what is logged, level and text.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}

/// <summary>A clock moved by hand that notes how long each sleep was meant to be.</summary>
internal sealed class RecordingTime : TimeProvider
{
    private readonly ManualTime inner = new(new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public List<TimeSpan> Timers { get; } = [];

    /// <summary>The sleeps between tries: everything shorter than any timeout.</summary>
    public IEnumerable<TimeSpan> Sleeps => Timers.Where(t => t > TimeSpan.Zero && t < RequestOptions.CustomerWaits);

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override long TimestampFrequency => inner.TimestampFrequency;

    public void Advance(TimeSpan by) => inner.Advance(by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timers.Add(dueTime);
        return inner.CreateTimer(callback, state, dueTime, period);
    }
}
