using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SignupTests.Support;
using SignupWeb.Platform.Watching;
using Xunit;

namespace SignupTests.Platform.Watching;

/// <summary>What an owner's collector gets of a shop in which somebody buys.</summary>
public sealed class WatchingAShop(WatchedShop shop) : IClassFixture<WatchedShop>
{
    private static readonly string[] Personal = [WatchedShop.Email, "ben.watched", "hafenlicht", "Lindqvist", "Speicherstra", "20457", WatchedShop.Password, "wrong-password-of-mara", "127.0.0.1:5", "token=", "sk_test", "whsec"];

    private static readonly string[] OneOrder =
    [
        "SignupStarted", "place the order", "OrderPlaced", "BuyersRemorseIsOver", "ChargeRequested", "OnChargeRequested hears ChargeRequested", "Charge at the payment service",
        "confirm the purchase", "PurchaseConfirmed", "OrderPayment hears PurchaseConfirmed", "OrderAccepted", "SignContract hears OrderAccepted", "ContractSigned", "SignupCompleted", "show the thank-you page",
    ];

    private string Trace => Story.TraceOf(shop.Signup).ToString();

    [Fact]
    public async Task One_trace_follows_an_order_from_the_click_to_the_thank_you_page()
    {
        await Eventually.Hold(() => OneOrder.All(name => Told().Exists(span => span.Name == name)), "the whole story of the order");

        var (charge, placed) = (Told("Charge at the payment service"), Told("place the order"));
        Assert.Contains(shop.Collector.AllSpans, call => call.Parent == charge.Id && call.Trace == Trace && call.Name == "POST");
        Assert.Equal(placed.Id, Told("OrderPlaced").Parent);
        Assert.Contains(shop.Collector.AllSpans, request => placed.LinkedTraces.Contains(request.Trace, StringComparer.Ordinal) && request.Tags.GetValueOrDefault("http.route") == "/api/orders");
        await Eventually.Hold(() => shop.Collector.AllSpans.Any(span => span.Name == "webhook invoice.paid"), "the webhook");
        var webhooks = shop.Collector.AllSpans.Where(span => span.Name == "webhook invoice.paid").Select(span => span.Trace).ToList();
        await Eventually.Hold(() => Told().Exists(span => span.Name == "confirm the purchase" && span.Tags["signup.door"] == "Webhook" && span.LinkedTraces.Intersect(webhooks, StringComparer.Ordinal).Any()), "the webhook at the same purchase");
    }

    [Fact]
    public async Task Numbers_tell_of_sign_ups_charges_webhooks_messages_deadlines_circuits_mail_and_money()
    {
        await Eventually.Hold(
            () => Number("signup.events", "event", "SignupStarted") == 2 && Number("signup.events", "event", "SignupCompleted") == 1
                && Number("signup.charges", "outcome", "paid") == 1 && shop.Collector.AllNumbers.Any(n => n.Name == "signup.charges" && n.Tags["outcome"] != "paid" && n.Value == 1)
                && Number("signup.mails", "outcome", "sent") > 0 && Number("signup.webhook.lag") > 0 && Number("signup.outbox.lag") > 0 && Number("signup.deadline.lag", "kind", "buyers-remorse-is-over") > 0
                && Number("signup.database.writable") == 1 && Number("signup.money.differences") is not null && Number("signup.contracts", "colour", "NotAssessed") == 1,
            "what has happened, in numbers");
    }

    [Fact]
    public async Task Nothing_of_it_names_a_person_or_a_secret()
    {
        await Eventually.Hold(() => Told().Exists(span => span.Name == "show the thank-you page") && shop.Collector.AllSpans.Any(span => span.Tags.GetValueOrDefault("http.response.status_code") == "404"), "the last of it");

        Assert.All(Personal, personal => Assert.DoesNotContain(shop.Collector.AllTexts, text => text.Contains(personal, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(shop.Collector.AllTexts, text => text.Contains('@', StringComparison.Ordinal) || CardNumbers.In(text).Any());
        Assert.All(shop.Collector.AllSpans, span => Assert.Equal(0, span.Events));
        Assert.All(shop.Collector.AllNumbers.Where(n => n.Name.StartsWith("signup.", StringComparison.Ordinal)).SelectMany(n => n.Tags.Keys), tag => Assert.Contains(tag, (string[])["event", "outcome", "kind", "severity", "colour"], StringComparer.Ordinal));
    }

    [Fact]
    public void The_log_is_a_json_object_a_line_and_names_nobody()
    {
        var lines = shop.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.NotNull(JsonNode.Parse(line)!["Category"]));
        Assert.All(Personal, personal => Assert.DoesNotContain(lines, line => line.Contains(personal, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Dashboard_alerts_and_page_name_what_there_is_and_nothing_else()
    {
        await using var host = new AppHost();
        var ours = WatchedNames.Of(host.Get<IEnumerable<Gauge>>());
        await Eventually.Hold(() => shop.Collector.AllNumbers.Any(n => n.Name == "http.server.request.duration") && shop.Collector.AllNumbers.Any(n => n.Name == "signup.deadline.lag"), "numbers of the framework and of ours");
        var there = ours.Concat(WatchedNames.OfCircuits(host.Services)).Concat(shop.Collector.AllNumbers.Select(n => WatchedNames.InPrometheus(n.Name, n.Unit, n.Kind))).ToHashSet(StringComparer.Ordinal);

        foreach (var file in new[] { WatchedNames.Dashboard, WatchedNames.Alerts })
        {
            var named = WatchedNames.In(file);
            Assert.NotEmpty(named);
            Assert.Empty(named.Except(there, StringComparer.Ordinal));
        }

        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(WatchedNames.Dashboard));
        Assert.Empty(ours.Except(WatchedNames.In(WatchedNames.Page), StringComparer.Ordinal));
        Assert.Empty(WatchedNames.In(WatchedNames.Page).Except(there, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_the_variables_nothing_listens_and_nothing_is_read()
    {
        await using var host = new AppHost();

        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<MeterProvider>());
        Assert.DoesNotContain(host.Services.GetServices<IHostedService>(), service => service is ReadGauges);
        Assert.False(Story.IsTold);
        Assert.Null(Story.Begin("nothing", Guid.NewGuid()));
    }

    private List<ArrivedSpan> Told() => [.. shop.Collector.AllSpans.Where(span => span.Trace == Trace)];

    private ArrivedSpan Told(string name) => Told().First(span => span.Name == name);

    private double? Number(string name, string? tag = null, string? value = null) =>
        shop.Collector.AllNumbers.FirstOrDefault(n => n.Name == name && (tag is null || string.Equals(n.Tags[tag], value, StringComparison.Ordinal)))?.Value;
}
