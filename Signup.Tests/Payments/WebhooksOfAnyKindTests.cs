using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Stripe;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Web;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Payments;

/// <summary>Anything can be posted to the webhook door: forged, bent, old, packed, too large, or signed and nonsense all the same. Nothing of it moves money or breaks anything.</summary>
public sealed class WebhooksOfAnyKindTests(ITestOutputHelper output) : IAsyncLifetime
{
    private PaymentsHost host = null!;
    private Buyer mara = null!;
    private string[] real = [];

    private string Secret => host.Get<StripeSandbox>().WebhookSecret;

    public async Task InitializeAsync()
    {
        host = await PaymentsHost.Start();
        mara = new(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Change_nothing()
    {
        await mara.Buy();
        await mara.UntilBought();
        var charge = Assert.Single(await host.All<OrderCharge>());
        var purchase = Assert.Single(await host.All<Purchase>());
        real = [charge.InvoiceId!, charge.SubscriptionId!, purchase.PaymentId, Assert.Single(await host.All<StripeCustomer>()).StripeId, "in_1", "re_1", "dp_1", string.Empty, "☃", new string('x', 300)];
        var before = await Standing();
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        var sent = Endure.Times("webhooks", daily: 150);
        var answers = new Dictionary<HttpStatusCode, int>();

        for (var n = 0; n < sent; n++)
        {
            var answer = await Post(chance, $"evt_any{n}");
            answers[answer] = answers.GetValueOrDefault(answer) + 1;
            Assert.True((int)answer < 500, $"{answer}, seed {seed}, number {n}");
        }

        await host.Until(async () => (await host.All<WebhookEvent>()).TrueForAll(e => e.NextTryAt is null || e.NextTryAt > host.Time.GetUtcNow()), "all of it looked at");
        output.WriteLine($"{sent} sent, seed {seed}: {string.Join(", ", answers.Select(a => $"{a.Value} x {(int)a.Key}"))}.");
        Assert.Equal(before, await Standing());
        Assert.True(answers[HttpStatusCode.OK] > sent / 10 && answers[HttpStatusCode.BadRequest] > sent / 4, "the nonsense is of one kind only");
    }

    /// <summary>Everything money could show in.</summary>
    private async Task<string> Standing()
    {
        var effects = (await host.Effects()).GetProperty("gateway");
        return string.Join(' ', effects.GetProperty("charges"), effects.GetProperty("refunds"), effects.GetProperty("subscriptions"), (await host.All<Purchase>()).Count, (await host.All<LedgerEntry>()).Sum(e => e.Amount.Minor), (await host.All<Compensation>()).Count, (await host.All<PaidInvoice>()).Count, (await host.All<OverdueInvoice>()).Count, (await host.All<OrderCharge>())[0].State, (await host.Announced<SubscriptionEnded>()).Count);
    }

    private async Task<HttpStatusCode> Post(Random chance, string id)
    {
        var now = host.Time.GetUtcNow();
        var body = Body(chance, id);
        var signature = SignedBody.Sign(body, Secret, now);
        string? packed = null;
        switch (chance.Next(9))
        {
            case 0: signature = SignedBody.Sign(body, chance.Next(2) == 0 ? "whsec_other" : Secret[..^1], now); break;
            case 1: signature = SignedBody.Sign(body, Secret, now.AddSeconds(chance.Next(2) == 0 ? -301 - chance.Next(100_000) : 301 + chance.Next(100_000))); break;
            case 2: body[chance.Next(body.Length)] ^= (byte)(1 << chance.Next(8)); break;
            case 3: signature = Bent(chance, signature); break;
            case 4: body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)); break;
            case 5: packed = new[] { "gzip", "br", "deflate", "identity" }[chance.Next(4)]; break;
            case 6 when chance.Next(10) == 0: body = [.. body, .. Enumerable.Repeat((byte)' ', 1_100_000)]; break;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        request.Headers.ExpectContinue = body.Length > 1_000_000; // turned away before it is sent
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(new[] { "application/json", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16" }[chance.Next(4)]);
        if (packed is not null) { request.Content.Headers.ContentEncoding.Add(packed); }
        using var answer = await host.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Bent(Random chance, string signature) => chance.Next(6) switch
    {
        0 => signature.Replace("v1=", "v0=", StringComparison.Ordinal),
        1 => signature[..^1],
        2 => signature + "0",
        3 => signature.Replace("t=", "t=-", StringComparison.Ordinal),
        4 => "t=99999999999999999999,v1=" + new string('0', 64),
        _ => string.Join(',', signature.Split(',').Reverse()) + ",v1=",
    };

    /// <summary>Well formed more often than not, about things there are more often than not.</summary>
    private byte[] Body(Random chance, string id)
    {
        if (chance.Next(12) == 0) { return Encoding.UTF8.GetBytes(new[] { "null", "[]", "{}", "1e999", "\"\"", "{\"id\":null}", new string('[', 200), "{\"id\":\"evt\",\"type\":7,\"data\":[]}" }[chance.Next(8)]); }
        var types = WebhookTypes.Heard.Append("price.created").Append("invoice.").Append(string.Empty).ToList();
        var type = types[chance.Next(types.Count)];
        var body = new JsonObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = chance.Next(20) == 0 ? "2019-01-01" : StripeClient.ApiVersion,
            ["created"] = chance.Next(4) == 0 ? new[] { -1, 0, long.MaxValue, 253_402_300_800 }[chance.Next(4)] : 1_795_268_000,
            ["livemode"] = chance.Next(20) == 0,
            ["type"] = type,
            ["data"] = new JsonObject { ["object"] = new JsonObject { ["id"] = real[chance.Next(real.Length)], ["object"] = chance.Next(6) == 0 ? "refund" : type.Split('.')[0], ["status"] = "paid", ["amount"] = 999_999, ["paid"] = true } },
        };
        if (chance.Next(6) == 0) { body[body.ElementAt(chance.Next(body.Count)).Key] = null; }
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }
}
