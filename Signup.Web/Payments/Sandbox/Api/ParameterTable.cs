using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>
/// The parameters each operation knows, from <c>requests.json</c>. Kinds: "string", "integer", "number", "boolean", "=a|b" (one of),
/// an object (name with "!" is required, "*" is any name), [x] a list, {"?": x} may be emptied, {"|": [x, y]} either.
/// </summary>
internal static class ParameterTable
{
    private static readonly JsonObject All = EmbeddedJson.Read("requests");

    /// <summary>What "post /v1/customers" takes.</summary>
    public static JsonObject Of(string operation) =>
        All[operation] as JsonObject ?? throw new InvalidOperationException($"No parameters are listed for '{operation}'.");
}
