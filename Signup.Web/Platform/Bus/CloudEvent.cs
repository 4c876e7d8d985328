using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignupWeb.Platform.Bus;

/// <summary>An event as other systems read it: CloudEvents 1.0, as JSON in one piece (docs/events.md).</summary>
/// <param name="Id">Of the event: the same to every receiver and on every try.</param>
/// <param name="Source">The shop it comes from, by its address.</param>
/// <param name="Type">Its public name, e.g. order.accepted.</param>
/// <param name="Subject">What it is about: within a subject events arrive in order.</param>
/// <param name="Data">The event itself, as JSON.</param>
public sealed record CloudEvent(Guid Id, string Source, string Type, Guid Subject, DateTimeOffset Time, string Data)
{
    public const string MediaType = "application/cloudevents+json";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", Id);
            json.WriteString("source", Source);
            json.WriteString("type", Type);
            json.WriteString("subject", Subject);
            json.WriteString("time", Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            json.WriteRawValue(Data);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The event in one that was written.</summary>
    public static string DataOf(string written) => JsonNode.Parse(written)!["data"]!.ToJsonString();

    /// <summary>The same with other data.</summary>
    public static string WithData(string written, string data)
    {
        var json = JsonNode.Parse(written)!;
        json["data"] = JsonNode.Parse(data);
        return json.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
