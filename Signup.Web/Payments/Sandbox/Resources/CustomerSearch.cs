using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/customers/search with clauses like email:"a@b.example" AND metadata["signup"]:"1".</summary>
internal static partial class CustomerSearch
{
    public static JsonObject Run(Call call)
    {
        var clauses = Clause().Matches(call.P.Need("query"));
        if (clauses.Count == 0) { throw RefusedException.Invalid("We were unable to parse your search query.", "query"); }

        var found = call.Work.All("customer").Where(c => !c.Is("deleted") && clauses.All(m => Holds(c, m))).Reverse();
        return new()
        {
            ["object"] = "search_result",
            ["data"] = found.Take((int)Math.Clamp(call.P.Whole("limit") ?? 10, 1, 100)).ToJson(),
            ["has_more"] = false,
            ["next_page"] = null,
            ["url"] = "/v1/customers/search",
        };
    }

    private static bool Holds(JsonObject customer, Match clause)
    {
        var value = clause.Groups["value"].Value;
        var held = clause.Groups["key"] is { Success: true } key ? (customer["metadata"] as JsonObject)?[key.Value]?.GetValue<string>() : customer.Text(clause.Groups["field"].Value);
        return held is not null && (clause.Groups["sign"].Value == "~" ? held.Contains(value, StringComparison.OrdinalIgnoreCase) : string.Equals(held, value, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("""(?<field>email|name|phone|metadata)(\[["'](?<key>[^"']+)["']\])?(?<sign>[:~])\s*["'](?<value>[^"']*)["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Clause();
}
