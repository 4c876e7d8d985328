using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Stripe;

/// <summary>Reads events of webhooks, signed as <see cref="SignedBody"/> knows it.</summary>
public static class EventUtility
{
    public const string SignatureHeader = "Stripe-Signature";

    /// <summary>The event, when its signature is good; throws <see cref="StripeSignatureException"/> when not, <see cref="JsonException"/> when it is no event.</summary>
    public static Event ConstructEvent(ReadOnlySpan<byte> payload, string? header, IEnumerable<string> secrets, DateTimeOffset now)
    {
        var check = SignedBody.Check(payload, header, secrets, now);
        return check == SignatureCheck.Valid ? ParseEvent(payload) : throw new StripeSignatureException(check);
    }

    /// <summary>Reads an event without asking who sent it: for bodies that passed <see cref="SignedBody.Check"/> before.</summary>
    public static Event ParseEvent(ReadOnlySpan<byte> payload)
    {
        var read = JsonSerializer.Deserialize(payload, (JsonTypeInfo<Event>)StripeJson.TypeInfo(typeof(Event)));
        return read is { Id.Length: > 0, Type.Length: > 0, Data: not null } ? read : throw new JsonException("The body is no event.");
    }
}

/// <summary>A webhook that Stripe did not send, or not now.</summary>
public sealed class StripeSignatureException(SignatureCheck check) : Exception($"The webhook's signature is not good: {check}.")
{
    public SignatureCheck Check => check;
}
