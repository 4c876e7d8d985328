using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Mime;
using System.Text;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Payments.Sandbox.Webhooks;

/// <summary>Posts queued events to their endpoints, signed, until one answers 2xx or the tries are used up.</summary>
internal sealed class WebhookWorker(SandboxStore store, StripeSandbox sandbox, IHttpClientFactory clients, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<WebhookWorker> logger)
    : WokenWorker(time, logger, lifetime), IFallsDue
{
    /// <summary>Name of the HTTP client that posts.</summary>
    public const string Client = "sandbox-webhooks";

    private const int Batch = 32;
    private const int AtOnce = 4;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];


    public Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        using var work = store.Read();
        return Task.FromResult(Deliveries.NextDue(work));
    }

    protected override IDisposable ListenFor(Action wake) => store.OnCommit(wake);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        while (Due() is { Count: > 0 } due)
        {
            var answers = new ConcurrentBag<(Delivery Delivery, string Answer, bool Heard)>();
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (delivery, token) =>
            {
                var (answer, heard) = await Post(delivery, token);
                answers.Add((delivery, answer, heard));
            });
            await Note(answers, cancellationToken);
        }

        return await NextAt(cancellationToken);
    }

    private List<Delivery> Due()
    {
        using var work = store.Read();
        return Deliveries.Due(work, Batch);
    }

    private async Task Note(IEnumerable<(Delivery Delivery, string Answer, bool Heard)> answers, CancellationToken cancellationToken)
    {
        using var work = await store.WriteAsync(cancellationToken: cancellationToken);
        foreach (var (delivery, answer, heard) in answers)
        {
            if (heard)
            {
                Deliveries.Delivered(work, delivery, answer);
                continue;
            }

            var next = delivery.Attempts < Pauses.Length ? work.Moment + Pauses[delivery.Attempts] : (DateTimeOffset?)null;
            Deliveries.NotDelivered(work, delivery, answer, next);
            logger.LogWarning("Sandbox event {Event} {Type} was not taken ({Answer}); next try {Next}", delivery.EventId, delivery.EventType, answer, next?.ToString("O", CultureInfo.InvariantCulture) ?? "none");
        }

        work.Commit();
    }

    private async Task<(string Answer, bool Heard)> Post(Delivery delivery, CancellationToken cancellationToken)
    {
        if (Target(delivery) is not var (url, secret)) { return ("endpoint is gone", true); }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(delivery.Body, Encoding.UTF8, MediaTypeNames.Application.Json) };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Sign(delivery, secret));
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (sandbox)");
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, cancellationToken);
            return (((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), response.IsSuccessStatusCode);
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (problem.GetType().Name, false);
        }
    }

    private string Sign(Delivery delivery, string secret)
    {
        var (body, now) = (Encoding.UTF8.GetBytes(delivery.Body), Time.GetUtcNow());
        return (delivery.Attempts == 0 ? delivery.Fault : WebhookFault.None) switch
        {
            WebhookFault.WronglySigned => SignedBody.Sign(body, "whsec_wrong", now),
            WebhookFault.Old => SignedBody.Sign(body, secret, now.AddHours(-1)),
            _ => SignedBody.Sign(body, secret, now),
        };
    }

    private (string Url, string Secret)? Target(Delivery delivery)
    {
        if (delivery.Endpoint == Deliveries.BuiltIn) { return sandbox.WebhookUrl is { } own ? (own, sandbox.WebhookSecret) : null; }

        using var work = store.Read();
        var endpoint = work.Find(delivery.Endpoint);
        return endpoint.Text("status") == "enabled" ? (endpoint.Need("url"), endpoint.Need($"{Presentation.Notes}.secret")) : null;
    }
}
