using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SignupWeb.Payments.Stripe;

/// <summary>How Stripe's objects are read and our parameters are written: snake case, seconds since 1970, nulls left out.</summary>
public static class StripeJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new UnixTimeConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>How a type of this slice is read and written.</summary>
    public static JsonTypeInfo TypeInfo(Type type) => Options.GetTypeInfo(type);
}
