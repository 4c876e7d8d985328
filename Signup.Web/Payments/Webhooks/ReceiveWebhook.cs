using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Webhooks;

/// <summary>
/// POST /webhooks/stripe: checks the signature over the raw bytes and keeps the event once, by one insert; nothing else happens in the request.
/// 200 also for one we know, 400 for a bad signature (the body is not kept), 413 above 1 MiB.
/// </summary>
public sealed class ReceiveWebhook(InsertOnce<WebhookEvent> events, PaymentGateway gateway, StripeConnection connection, ForgedWebhooks forged, Burst burst, TimeProvider time)
{
    public const string Path = "/webhooks/stripe";

    public const string SignatureHeader = "Stripe-Signature";

    public async Task<int> Run(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ReadBody(request, cancellationToken) is not { } body) { return StatusCodes.Status413PayloadTooLarge; }
        if (!gateway.IsGenuine(body, request.Headers[SignatureHeader]))
        {
            await forged.Count(cancellationToken);
            return StatusCodes.Status400BadRequest;
        }

        if (PaymentGateway.ReadEvent(body) is not { } happened) { return StatusCodes.Status400BadRequest; }
        burst.Count();
        await Keep(happened, Door.Webhook);
        return StatusCodes.Status200OK;
    }

    /// <summary>Keeps an event unless it is known. True when it is new.</summary>
    public Task<bool> Keep(EventFacts happened, Door source)
    {
        var kept = Judge(happened, source, time.GetUtcNow());
        return events.Run(kept, isWork: kept.NextTryAt is not null);
    }

    /// <summary>What is nothing to us is over with this. One from another version or mode is looked into: somebody must be told.</summary>
    private WebhookEvent Judge(EventFacts happened, Door source, DateTimeOffset now)
    {
        if (happened.IsLive != connection.IsLive || (happened.ApiVersion ?? PaymentGateway.ApiVersion) != PaymentGateway.ApiVersion) { return WebhookEvent.Of(happened, source, now); }
        if (!WebhookTypes.Heard.Contains(happened.Type, StringComparer.Ordinal)) { return WebhookEvent.Of(happened, source, WebhookState.Ignored, "Nothing we act on.", now); }
        return WebhookTypes.IsLookedAt(happened) ? WebhookEvent.Of(happened, source, now) : WebhookEvent.Of(happened, source, WebhookState.Done, "Noted.", now);
    }

    private static async Task<byte[]?> ReadBody(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > WebWiring.MaxBodyBytes) { return null; }
        try
        {
            using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > WebWiring.MaxBodyBytes) { return null; }
                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}

public static class WebhookEndpoints
{
    /// <summary>Past everything that concerns people: languages, sessions, forms, throttles.</summary>
    public static void MapWebhookEndpoints(this IEndpointRouteBuilder routes) => routes
        .MapPost(ReceiveWebhook.Path, async (HttpContext http, ReceiveWebhook receive, CancellationToken cancellationToken) =>
            await receive.Run(http.Request, cancellationToken) is var status and not StatusCodes.Status200OK ? Results.Problem(statusCode: status) : Results.Ok())
        .ShortCircuit().ExcludeFromDescription();
}
