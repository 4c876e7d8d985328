using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SignupWeb.Payments;
using SignupWeb.Payments.Stripe;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Web;

namespace SignupBench.Figures;

/// <summary>A new event of a kind we act on: acknowledged once it is kept for good, with its body, and by an endpoint that only checks the signature. What is done about it begins when the burst is over, or after a second.</summary>
internal sealed class WebhookKept : IFigure
{
    private readonly Fill fill = new(200, 20_000, 0.4);
    private readonly Fill peersFill = new(200, 20_000, 0.4);
    private readonly Shop shop = new();
    private Uri verifier = null!;

    public IReadOnlyList<Line> Lines { get; } = [new("webhook acknowledged after its commit", "events/s", "signature checked, nothing kept", Goal.AtLeast(0.45))];

    private string Secret => shop.Get<StripeConnection>().WebhookSecrets[0];

    public async Task Prepare()
    {
        verifier = await Verifier();
        // thousands until all of it is compiled as it stays
        for (var warm = 0; warm < 4; warm++) { _ = (await Ours(), await Peer()); }
    }

    private async Task<Uri> Verifier() => (await BareApp.Start(app => app.MapPost(ReceiveWebhook.Path, async (HttpRequest request) =>
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        EventUtility.ConstructEvent(body.ToArray(), request.Headers[EventUtility.SignatureHeader], [Secret], TimeProvider.System.GetUtcNow());
        return Results.Ok();
    }))).Url();

    public async Task<double[]> Ours()
    {
        var rate = await Loader.PerSecond(shop.Url, Requests(shop.Url, fill.Count));
        await Until.Holds(() => shop.Ask(async db => !await db.Set<WebhookEvent>().AnyAsync(e => e.NextTryAt != null)), "the events worked off", 50);
        return fill.Learn(rate);
    }

    public async Task<double[]> Peer() => peersFill.Learn(await Loader.PerSecond(verifier, Requests(verifier, peersFill.Count)));

    private List<byte[]> Requests(Uri server, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var body = NewEvent();
        return Loader.Post(server, ReceiveWebhook.Path, $"{EventUtility.SignatureHeader}: {SignedBody.Sign(body, Secret, TimeProvider.System.GetUtcNow())}\r\n", body);
    })];

    /// <summary>As large as such an event of the payment service is, with an id that begins with the time as its ids do. It is about one of a hundred invoices the service does not know.</summary>
    private static byte[] NewEvent()
    {
        var (id, now) = (Guid.CreateVersion7().ToString("N"), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = "evt_" + id, @object = "event", api_version = PaymentGateway.ApiVersion, created = now, livemode = false, type = "invoice.paid",
            data = new { @object = new { id = $"in_{Random.Shared.Next(100)}", @object = "invoice", description = new string('x', 2_000), status = "paid" } },
        });
    }
}
