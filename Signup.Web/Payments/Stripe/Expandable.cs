using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SignupWeb.Payments.Stripe;

/// <summary>An object Stripe sends as its id, or whole when the call asked to expand it.</summary>
[JsonConverter(typeof(ExpandableConverter))]
public sealed class Expandable<T>
    where T : class, IHasId
{
    public Expandable(string id) => Id = id;

    public Expandable(T value) => (Id, Value) = (value.Id, value);

    public string Id { get; }

    /// <summary>The object; null unless it was expanded.</summary>
    public T? Value { get; }
}

/// <summary>Reads and writes both forms.</summary>
public sealed class ExpandableConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Expandable<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Converter<T> : JsonConverter<Expandable<T>>
        where T : class, IHasId
    {
        public override Expandable<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
            ? new(reader.GetString()!)
            : new(JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))!);

        public override void Write(Utf8JsonWriter writer, Expandable<T> value, JsonSerializerOptions options)
        {
            if (value.Value is { } whole) { JsonSerializer.Serialize(writer, whole, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))); }
            else { writer.WriteStringValue(value.Id); }
        }
    }
}
