using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>JSON files compiled into the assembly.</summary>
internal static class EmbeddedJson
{
    public static JsonObject Read(string name)
    {
        using var stream = typeof(EmbeddedJson).Assembly.GetManifestResourceStream($"sandbox.{name}.json")
            ?? throw new InvalidOperationException($"The resource '{name}' is missing.");
        var read = JsonNode.Parse(stream)!.AsObject();
        Unfold(read);
        return read;
    }

    /// <summary>Nodes unfold on first use, which two threads must not do at once; so it is done here.</summary>
    private static void Unfold(JsonNode? node)
    {
        if (node is JsonObject obj) { foreach (var (_, value) in obj) { Unfold(value); } }
        if (node is JsonArray array) { foreach (var value in array) { Unfold(value); } }
    }
}
