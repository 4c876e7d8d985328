using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>What a client may see of a stored object: everything but the sandbox's own notes.</summary>
internal static class Presentation
{
    /// <summary>Name of the member that holds the sandbox's own notes.</summary>
    public const string Notes = "_sandbox";

    public static JsonObject Of(JsonObject stored)
    {
        var shown = stored.DeepClone().AsObject();
        Strip(shown);
        return shown;
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject obj)
        {
            obj.Remove(Notes);
            foreach (var (_, value) in obj) { Strip(value); }
        }

        if (node is JsonArray array) { foreach (var value in array) { Strip(value); } }
    }
}
