using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignupWeb.Payments.Stripe;

/// <summary>Something happened at Stripe. A hint, not a fact: whoever acts on it fetches the object first.</summary>
#pragma warning disable CA1716 // Visual Basic has a keyword of this name; Stripe calls it an event
public sealed class Event : StripeEntity, IHasId
#pragma warning restore CA1716
{
    public string Id { get; init; } = string.Empty;

    /// <summary>The version its object was written in; an endpoint of another version than ours sends other shapes.</summary>
    public string? ApiVersion { get; init; }

    public DateTimeOffset Created { get; init; }

    public EventData Data { get; init; } = new();

    public bool Livemode { get; init; }

    /// <summary>The call that caused it; null when Stripe acted by itself.</summary>
    public EventRequest? Request { get; init; }

    /// <summary>E.g. invoice.paid.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Id of the object it is about; empty when the object has none.</summary>
    [JsonIgnore]
    public string ObjectId => Data.Text("id");

    /// <summary>What the object is, e.g. invoice or checkout.session.</summary>
    [JsonIgnore]
    public string ObjectType => Data.Text("object");
}

public sealed class EventData
{
    /// <summary>The object as it was then, in the event's own version.</summary>
#pragma warning disable CA1720 // not a type: the name Stripe gives the member
    public JsonElement Object { get; init; }
#pragma warning restore CA1720

    internal string Text(string name) =>
        Object.ValueKind == JsonValueKind.Object && Object.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}

public sealed class EventRequest
{
    /// <summary>The Request-Id of the call.</summary>
    public string? Id { get; init; }

    public string? IdempotencyKey { get; init; }
}

public sealed record EventListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }

    public string? Type { get; init; }

    /// <summary>Up to twenty.</summary>
    public IReadOnlyList<string>? Types { get; init; }
}
