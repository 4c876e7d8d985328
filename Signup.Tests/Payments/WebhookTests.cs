using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Refunds;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Payments.Stripe;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Payments;

public class WebhookTests : IAsyncLifetime
{
    private PaymentsHost host = null!;

    private string Secret => host.Get<StripeSandbox>().WebhookSecret;

    public async Task InitializeAsync() => host = await PaymentsHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_signed_event_is_kept_once_however_often_it_comes()
    {
        var body = Event("evt_1", "invoice.paid", "in_unknown");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Post(body)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Single(await host.All<WebhookEvent>());
    }

    [Fact]
    public async Task A_forged_old_or_future_event_does_nothing()
    {
        var body = Event("evt_2", "invoice.paid", "in_1");
        var now = host.Time.GetUtcNow();
        string?[] signatures =
        [
            null,
            string.Empty,
            "t=1,v1=00",
            SignedBody.Sign(body, "whsec_other", now),
            SignedBody.Sign(body, Secret[1..], now),
            SignedBody.Sign(body, Secret, now.AddSeconds(-301)),
            SignedBody.Sign(body, Secret, now.AddSeconds(301)),
            SignedBody.Sign(Event("evt_3", "invoice.paid", "in_1"), Secret, now),
        ];

        foreach (var signature in signatures) { Assert.Equal(HttpStatusCode.BadRequest, await Post(body, signature)); }
        Assert.Empty(await host.All<WebhookEvent>());
    }

    [Fact]
    public async Task Each_flipped_byte_of_body_or_signature_is_refused()
    {
        var body = Event("evt_4", "invoice.paid", "in_1");
        var signature = SignedBody.Sign(body, Secret, host.Time.GetUtcNow());
        var receive = host.Get<PaymentGateway>();

        for (var i = 0; i < body.Length; i++)
        {
            var bent = (byte[])body.Clone();
            bent[i] ^= 1;
            Assert.False(receive.IsGenuine(bent, signature));
        }

        var digits = signature.IndexOf("v1=", StringComparison.Ordinal) + 3;
        for (var i = digits; i < signature.Length; i++)
        {
            var bent = signature[..i] + (signature[i] == '0' ? '1' : '0') + signature[(i + 1)..];
            Assert.False(receive.IsGenuine(body, bent));
        }

        Assert.True(receive.IsGenuine(body, signature));
        Assert.Equal(HttpStatusCode.BadRequest, await Post([.. body, (byte)' '], signature));
    }

    [Fact]
    public async Task More_than_twenty_forgeries_in_an_hour_are_a_risk_told_once()
    {
        for (var i = 0; i < 30; i++) { await Post(Event($"evt_f{i}", "invoice.paid", "in_1"), "t=1,v1=00"); }

        Assert.Single(await host.Announced<RiskFound>(), r => r.Kind == "webhook-forged");
    }

    [Fact]
    public async Task A_body_above_one_mebibyte_is_too_large()
    {
        var body = new byte[1_048_577];

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(body, SignedBody.Sign(body, Secret, host.Time.GetUtcNow())));
    }

    [Fact]
    public async Task What_is_no_event_is_refused_even_when_signed()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await Post("[]"u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, await Post("not json"u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, await Post([]));
    }

    [Theory]
    [InlineData("price.created", "price_1", WebhookState.Ignored)]
    [InlineData("invoice.paid", "in_unknown", WebhookState.Ignored)]
    [InlineData("customer.deleted", "cus_1", WebhookState.Done)]
    public async Task Foreign_and_unheard_events_are_kept_and_left_alone(string type, string id, WebhookState expected)
    {
        await Post(Event("evt_5", type, id));

        await host.Until(async () => (await host.All<WebhookEvent>()).Exists(e => e.Id == "evt_5" && e.State == expected), $"{type} {expected}");
        Assert.Empty(await host.All<Purchase>());
    }

    [Fact]
    public async Task Another_version_and_another_mode_are_kept_and_told_but_never_rejected()
    {
        Assert.Equal(HttpStatusCode.OK, await Post(Event("evt_6", "customer.deleted", "cus_1", version: "2019-01-01")));
        Assert.Equal(HttpStatusCode.OK, await Post(Event("evt_7", "invoice.paid", "in_1", live: true)));

        await host.Until(async () => (await host.Announced<RiskFound>()).Count == 2, "both risks");

        Assert.Equal(["webhook-mode", "webhook-version"], (await host.Announced<RiskFound>()).Select(r => r.Kind).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task One_that_nobody_hears_does_not_decide_about_another_of_the_same_object()
    {
        var now = host.Time.GetUtcNow();
        WebhookEvent Kept(string id, string type) => WebhookEvent.Of(new EventFacts(id, type, "invoice", "in_unknown", "2019-01-01", false, now, "{}"), Door.Webhook, now);
        await host.Get<UnitOfWork>().Run(db =>
        {
            db.AddRange(Kept("evt_8", "invoice.created"), Kept("evt_9", "invoice.paid"));
            return Task.FromResult(Done.It);
        });

        await host.Until(async () => (await host.All<WebhookEvent>()).TrueForAll(e => e.NextTryAt is null), "both dealt with");

        var verdicts = (await host.All<WebhookEvent>()).ToDictionary(e => e.Id, e => e.Verdict, StringComparer.Ordinal);
        Assert.Equal("Nothing we act on.", verdicts["evt_8"]);
        Assert.StartsWith("The payment service does not know it", verdicts["evt_9"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WebhookFault.Duplicated)]
    [InlineData(WebhookFault.NewId)]
    [InlineData(WebhookFault.Shuffled)]
    [InlineData(WebhookFault.Delayed)]
    [InlineData(WebhookFault.WronglySigned)]
    [InlineData(WebhookFault.Old)]
    [InlineData(WebhookFault.Lost)]
    public async Task Whatever_happens_to_the_webhooks_the_purchase_is_confirmed_once(WebhookFault fault)
    {
        host.Webhooks.Set(fault);
        var mara = new Buyer(host);

        await mara.Buy();
        await mara.UntilBought();
        await host.Until(async () => (await host.All<WebhookEvent>()).TrueForAll(e => e.NextTryAt is null), "all events worked off");

        Assert.Single(await host.All<Purchase>());
        Assert.Single(await host.All<LedgerEntry>());
        Assert.Single(await host.Announced<PurchaseConfirmed>());
        Assert.Empty(await host.All<Compensation>());
    }

    [Fact]
    public async Task The_address_is_registered_in_our_version_once_and_only_with_https()
    {
        Assert.Equal("WEBHOOK_NOT_HTTPS", (await host.Get<RegisterWebhook>().Run()).Refusal?.Code);
        await host.DisposeAsync();
        host = await PaymentsHost.Start(settings: ("Public:BaseUrl", "https://shop.example"));

        var first = (await host.Get<RegisterWebhook>().Run()).Value;
        var again = (await host.Get<RegisterWebhook>().Run()).Value;

        Assert.Equal(("https://shop.example/webhooks/stripe", first.Id), (first.Url, again.Id));
        Assert.StartsWith("whsec_", first.Secret, StringComparison.Ordinal);
        Assert.Null(again.Secret);
        Assert.Empty(host.Contract.Faults);
    }

    private static byte[] Event(string id, string type, string objectId, string version = StripeClient.ApiVersion, bool live = false) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["id"] = id,
        ["object"] = "event",
        ["api_version"] = version,
        ["created"] = 1_795_268_000,
        ["livemode"] = live,
        ["pending_webhooks"] = 1,
        ["request"] = null,
        ["type"] = type,
        ["data"] = new JsonObject { ["object"] = new JsonObject { ["id"] = objectId, ["object"] = type.Split('.')[0] } },
    }.ToJsonString());

    private Task<HttpStatusCode> Post(byte[] body) => Post(body, SignedBody.Sign(body, Secret, host.Time.GetUtcNow()));

    private async Task<HttpStatusCode> Post(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new ByteArrayContent(body) };
        if (signature is not null) { request.Headers.TryAddWithoutValidation("Stripe-Signature", signature); }
        using var answer = await host.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
