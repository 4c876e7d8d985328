using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SignupWeb.Payments.Stripe;

/// <summary>Writes the value, or the empty string that clears it.</summary>
public sealed class SettableConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Settable<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Converter<T> : JsonConverter<Settable<T>>
    {
        public override Settable<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Stripe never sends what we ask it to set.");

        public override void Write(Utf8JsonWriter writer, Settable<T> value, JsonSerializerOptions options)
        {
            if (value.IsSet) { JsonSerializer.Serialize(writer, value.Value!, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))); }
            else { writer.WriteStringValue(string.Empty); }
        }
    }
}
