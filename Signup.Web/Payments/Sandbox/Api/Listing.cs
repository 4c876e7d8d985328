using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>Lists as Stripe answers them: newest first, pages by cursor.</summary>
internal static class Listing
{
    private const int MostPerPage = 100;

    /// <summary>One page of a type, filtered by the request's parameters of these names (written as they appear in a request, e.g. payment[payment_intent]).</summary>
    public static JsonObject Of(Call call, string type, string url, IReadOnlyList<string> filters, params (string Field, string Value)[] always)
    {
        var limit = Limit(call);
        List<(string, IReadOnlyList<string>)> terms = [.. always.Select(t => (t.Field, (IReadOnlyList<string>)[t.Value]))];
        foreach (var filter in filters)
        {
            var sent = call.P.At(filter.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal));
            IReadOnlyList<string> values = sent is JsonArray several ? [.. several.Select(Terms.Value).OfType<string>()] : Terms.Value(sent) is { } one ? [one] : [];
            if (values.Count > 0) { terms.Add((filter, values)); }
        }

        var query = new Query(type)
        {
            Terms = terms,
            Created = Created(call.P["created"]),
            StartingAfter = call.P.Text("starting_after"),
            EndingBefore = call.P.Text("ending_before"),
            Limit = limit + 1,
        };
        return Page(Query.Run(call.Work, query), query, limit, url);
    }

    /// <summary>One page of objects that live inside another object, in their own order.</summary>
    public static JsonObject Within(Call call, IEnumerable<JsonObject> all, string url)
    {
        var limit = Limit(call);
        var after = call.P.Text("starting_after");
        var rest = after is null ? all : all.SkipWhile(o => o.Text("id") != after).Skip(1);
        var page = rest.Take(limit + 1).ToList();
        return JsonReading.List(page.Take(limit).Select(o => o.Copy()), url, page.Count > limit);
    }

    private static JsonObject Page(List<JsonObject> found, Query query, int limit, string url)
    {
        var page = found.Take(limit);
        return JsonReading.List(query.EndingBefore is null ? page : page.Reverse(), url, found.Count > limit);
    }

    private static int Limit(Call call) => call.P.Whole("limit") switch
    {
        null => 10,
        < 1 => throw RefusedException.Invalid("This value must be greater than or equal to 1.", "limit", "parameter_invalid_integer"),
        > MostPerPage => throw RefusedException.Invalid($"This value must be less than or equal to {MostPerPage}.", "limit", "parameter_invalid_integer"),
        var asked => (int)asked,
    };

    private static IReadOnlyList<(string, long)> Created(JsonNode? created) => created switch
    {
        JsonValue => [("=", created.GetValue<long>())],
        JsonObject range => [.. range.Select(r => (r.Key switch { "gt" => ">", "gte" => ">=", "lt" => "<", _ => "<=" }, r.Value!.GetValue<long>()))],
        _ => [],
    };
}
