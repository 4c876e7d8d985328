using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>Fresh objects with every field a client may rely on, as <c>shapes.json</c> lists them.</summary>
internal static class Shapes
{
    private static readonly JsonObject All = EmbeddedJson.Read("shapes");

    public static JsonObject New(string type) => All[type]!.DeepClone().AsObject();

    /// <summary>A new stored object: shape, id and the moment it was made.</summary>
    public static JsonObject New(string type, string id, long now)
    {
        var made = New(type);
        made["id"] = id;
        made["created"] = now;
        return made;
    }
}
