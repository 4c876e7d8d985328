using System.Text.Json;

namespace SignupTests.Payments.StripeApi;

/// <summary>Stripe's API as described in stripe-api.json: tells what is wrong with a request or an answer. An empty list means nothing is.</summary>
public sealed class StripeApiContract
{
    private static readonly Lazy<StripeApiContract> Shared = new(Load);
    private readonly JsonElement description;

    private StripeApiContract(JsonElement description)
    {
        this.description = description;
        Schemas = new(description.GetProperty("components"));
    }

    public static StripeApiContract Current => Shared.Value;

    /// <summary>The API version described, e.g. 2026-10-28.endive.</summary>
    public string Version => description.GetProperty("info").GetProperty("version").GetString()!;

    public ApiSchemas Schemas { get; }

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">From /v1 on; a prefix before it (the sandbox's) is passed over.</param>
    /// <param name="query">The query string, with or without its question mark.</param>
    /// <param name="formBody">The form-encoded body; empty when there is none.</param>
    public IReadOnlyList<string> CheckRequest(HttpMethod method, string path, string query, string formBody)
    {
        if (FindOperation(method, path) is not { } operation) { return [$"{method} {path}: unknown route"]; }

        var faults = new List<string>();
        var isPost = method == HttpMethod.Post;
        if ((isPost ? query : formBody).Length > 0) { faults.Add(isPost ? "parameters of a POST belong into the body" : $"a {method} has no body"); }
        var form = FormNode.Parse(isPost ? formBody : query, faults);
        faults.AddRange(new FormCheck(Schemas).Check(ParametersOf(operation, isPost), form, string.Empty));
        return [.. faults.Select(f => $"{method} {path}: {f}")];
    }

    /// <summary>Holds an answer against the route's result, or against the error envelope when the status is not 200.</summary>
    public IReadOnlyList<string> CheckResponse(HttpMethod method, string path, int status, string json)
    {
        var operation = FindOperation(method, path);
        if (operation is null && status == 200) { return [$"{method} {path}: unknown route, yet answered with 200"]; }

        var schema = status == 200 ? ResultOf(operation!.Value) : ErrorEnvelope;
        return Check(schema, json, $"{method} {path} -> {status}");
    }

    /// <summary>Holds the body of a webhook against the event envelope and the object in it against its own description.</summary>
    public IReadOnlyList<string> CheckEvent(string json) => Check(EventReference, json, "event");

    /// <summary>The parameters of an operation as one object schema.</summary>
    internal static JsonElement ParametersOf(JsonElement operation, bool isPost)
    {
        if (isPost)
        {
            return operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().Single().Value.GetProperty("schema") : NoParameters;
        }

        var parameters = operation.TryGetProperty("parameters", out var list) ? list.EnumerateArray().Where(p => p.GetProperty("in").ValueEquals("query")).ToList() : [];
        return JsonSerializer.SerializeToElement(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = parameters.Where(p => p.GetProperty("required").GetBoolean()).Select(p => p.GetProperty("name").GetString()),
            ["properties"] = parameters.ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("schema"), StringComparer.Ordinal),
        });
    }

    internal static JsonElement ResultOf(JsonElement operation) => SchemaOf(operation.GetProperty("responses").GetProperty("200"));

    /// <summary>The operation behind a path; a literal segment wins over a placeholder. Null when there is none.</summary>
    internal JsonElement? FindOperation(HttpMethod method, string path)
    {
        var start = path.IndexOf("/v1/", StringComparison.Ordinal);
        if (start < 0) { return null; }
        var wanted = path[start..].Split('/');
        var match = description.GetProperty("paths").EnumerateObject()
            .Where(p => Matches(p.Name.Split('/'), wanted))
            .OrderBy(p => p.Name.Count(c => c == '{'))
            .Select(p => (JsonElement?)p.Value)
            .FirstOrDefault();
        return match is { } found && found.TryGetProperty(method.Method.ToLowerInvariant(), out var operation) ? operation : null;
    }

    private static readonly JsonElement NoParameters = JsonDocument.Parse("""{"type":"object","additionalProperties":false}""").RootElement;
    private static readonly JsonElement EventReference = JsonDocument.Parse("""{"$ref":"#/components/schemas/event"}""").RootElement;
    private static readonly JsonElement ErrorEnvelope = JsonDocument.Parse("""{"$ref":"#/components/schemas/error"}""").RootElement;

    private static StripeApiContract Load()
    {
        using var stream = typeof(StripeApiContract).Assembly.GetManifestResourceStream("stripe-api.json")!;
        return new(JsonDocument.Parse(stream).RootElement);
    }

    private static bool Matches(string[] template, string[] wanted) =>
        template.Length == wanted.Length && template.Zip(wanted).All(p => p.First == p.Second || (p.First.StartsWith('{') && p.Second.Length > 0));

    private static JsonElement SchemaOf(JsonElement answer) => answer.GetProperty("content").GetProperty("application/json").GetProperty("schema");

    private IReadOnlyList<string> Check(JsonElement schema, string json, string subject)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. new JsonCheck(Schemas).Check(schema, document.RootElement, "$").Select(f => $"{subject}: {f}")];
        }
        catch (JsonException e)
        {
            return [$"{subject}: not JSON ({e.Message})"];
        }
    }
}
