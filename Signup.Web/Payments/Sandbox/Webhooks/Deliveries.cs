using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Webhooks;

/// <summary>One event on its way to one endpoint.</summary>
internal sealed record Delivery(long Seq, string EventId, string EventType, string Endpoint, string Body, WebhookFault Fault, int Attempts);

/// <summary>The durable queue of events to post.</summary>
internal static class Deliveries
{
    /// <summary>Name of the endpoint that is always there: the application itself.</summary>
    public const string BuiltIn = "built-in";

    private const int ShuffledWithinMs = 2000;

    public static IReadOnlyList<string> EndpointsFor(Work work, string type)
    {
        var asked = work.All("webhook_endpoint")
            .Where(e => e.Text("status") == "enabled" && Hears(e.Texts("enabled_events"), type))
            .Select(e => e.Need("id"));
        return Hears(work.Posts, type) ? [BuiltIn, .. asked] : [.. asked];
    }

    private static bool Hears(IEnumerable<string> enabled, string type) => enabled.Any(t => t == "*" || t == type);

    public static void Queue(Work work, JsonObject made, string endpoint)
    {
        var fault = work.FaultFor(made.Need("type"));
        var now = work.Moment.ToUnixTimeMilliseconds();
        switch (fault)
        {
            case WebhookFault.Lost:
                Add(work, made, endpoint, fault, due: null);
                break;
            case WebhookFault.Delayed:
                Add(work, made, endpoint, fault, now + (long)work.DeliveryDelay.TotalMilliseconds);
                break;
            case WebhookFault.Shuffled:
                Add(work, made, endpoint, fault, now + RandomNumberGenerator.GetInt32(ShuffledWithinMs));
                break;
            case WebhookFault.Duplicated:
                Add(work, made, endpoint, fault, now);
                Add(work, made, endpoint, fault, now);
                break;
            case WebhookFault.NewId:
                Add(work, made, endpoint, fault, now);
                var again = made.DeepClone().AsObject();
                again["id"] = Ids.New("evt");
                Add(work, work.Put(again), endpoint, fault, now);
                break;
            case WebhookFault.None or WebhookFault.WronglySigned or WebhookFault.Old:
                Add(work, made, endpoint, fault, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(made), fault, "Unknown fault.");
        }
    }

    public static List<Delivery> Due(Work work, int most)
    {
        using var command = work.Command(
            "SELECT seq, event, type, endpoint, body, fault, attempts FROM deliveries WHERE due IS NOT NULL AND due <= $now ORDER BY due, seq LIMIT $most",
            ("$now", work.Moment.ToUnixTimeMilliseconds()), ("$most", most));
        using var reader = command.ExecuteReader();
        List<Delivery> due = [];
        while (reader.Read())
        {
            var fault = Enum.TryParse<WebhookFault>(reader.GetString(5), out var named) ? named : WebhookFault.None;
            due.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), fault, reader.GetInt32(6)));
        }

        return due;
    }

    public static DateTimeOffset? NextDue(Work work)
    {
        using var command = work.Command("SELECT MIN(due) FROM deliveries WHERE due IS NOT NULL");
        return command.ExecuteScalar() is long due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
    }

    public static void Delivered(Work work, Delivery delivery, string answer)
    {
        work.Run("UPDATE deliveries SET attempts = attempts + 1, due = NULL, state = 'delivered', answer = $answer WHERE seq = $seq", ("$answer", answer), ("$seq", delivery.Seq));
        if (work.Find(delivery.EventId) is not { } made) { return; }
        made["pending_webhooks"] = Math.Max(0, (made.Whole("pending_webhooks") ?? 0) - 1);
        work.Put(made);
    }

    public static void NotDelivered(Work work, Delivery delivery, string answer, DateTimeOffset? next) =>
        work.Run(
            "UPDATE deliveries SET attempts = attempts + 1, due = $due, state = $state, answer = $answer WHERE seq = $seq",
            ("$due", next?.ToUnixTimeMilliseconds()), ("$state", next is null ? "failed" : "waiting"), ("$answer", answer), ("$seq", delivery.Seq));

    private static void Add(Work work, JsonObject made, string endpoint, WebhookFault fault, long? due) =>
        work.Run(
            "INSERT INTO deliveries (event, type, endpoint, body, fault, due, state) VALUES ($event, $type, $endpoint, $body, $fault, $due, $state)",
            ("$event", made.Need("id")), ("$type", made.Need("type")), ("$endpoint", endpoint), ("$body", Presentation.Of(made).ToJsonString()), ("$fault", fault.ToString()), ("$due", due), ("$state", due is null ? "lost" : "waiting"));
}
