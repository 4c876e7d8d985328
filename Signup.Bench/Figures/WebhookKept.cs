using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using SignupBench.Running;
using SignupBench.Support;
using SignupWeb.Payments;
using SignupWeb.Payments.Stripe;
using SignupWeb.Payments.Webhooks;

namespace SignupBench.Figures;

/// <summary>A new event of a kind we act on: acknowledged once it is kept for good, and by an endpoint that only checks the signature. What is then done about it runs meanwhile.</summary>
internal sealed class WebhookKept : IFigure
{
    private readonly Fill fill = new(200, 20_000, 0.7);
    private readonly Fill peersFill = new(200, 20_000, 0.7);
    private readonly Shop shop = new();
    private BareApp? verifier;
    private string secret = string.Empty;

    public IReadOnlyList<Line> Lines { get; } = [new("webhook acknowledged after its commit", "events/s", "signature checked, nothing kept", Goal.AtLeast(0.45))];

    public async Task Prepare()
    {
        secret = shop.Get<StripeConnection>().WebhookSecrets[0];
        verifier = await BareApp.Start(app => app.MapPost(ReceiveWebhook.Path, Verify));
    }

    public async Task<double[]> Ours()
    {
        var rate = await Loader.PerSecond(shop.Url, Requests(shop.Url, fill.Count));
        await Until.Holds(() => shop.Ask(async db => !await db.Set<WebhookEvent>().AnyAsync(e => e.NextTryAt != null)), "the events worked off", 50);
        return [fill.Learn(rate)];
    }

    public async Task<double[]> Peer() => [peersFill.Learn(await Loader.PerSecond(verifier!.Url, Requests(verifier.Url, peersFill.Count)))];

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        if (verifier is not null) { await verifier.DisposeAsync(); }
    }

    private async Task<IResult> Verify(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        EventUtility.ConstructEvent(body.ToArray(), request.Headers[EventUtility.SignatureHeader], [secret], TimeProvider.System.GetUtcNow());
        return Results.Ok();
    }

    private List<byte[]> Requests(Uri server, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var body = NewEvent();
        return Loader.Post(server, ReceiveWebhook.Path, $"{EventUtility.SignatureHeader}: {EventUtility.Sign(body, secret, TimeProvider.System.GetUtcNow())}\r\n", body);
    })];

    /// <summary>As large as such an event of the payment service is.</summary>
    private static byte[] NewEvent()
    {
        var id = Guid.NewGuid().ToString("N");
        return System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["id"] = "evt_" + id,
            ["object"] = "event",
            ["api_version"] = PaymentGateway.ApiVersion,
            ["created"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            ["livemode"] = false,
            ["type"] = "customer.subscription.updated",
            ["data"] = new { @object = new { id = "sub_" + id, @object = "subscription", description = new string('x', 2_000), status = "active" } },
        });
    }
}
