using System.Globalization;
using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>
/// Turns <c>a[b][0][c]=v</c> pairs into a tree of objects with text at the leaves.
/// Lists stay objects keyed by position until <see cref="ParameterCheck"/> knows what is expected there.
/// </summary>
internal static class FormParser
{
    private const int DeepestLevel = 12;

    public static JsonObject Parse(string encoded)
    {
        var root = new JsonObject();
        foreach (var pair in encoded.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = cut < 0 ? (Decode(pair), string.Empty) : (Decode(pair[..cut]), Decode(pair[(cut + 1)..]));
            Put(root, Steps(name), value);
        }

        return root;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static List<string> Steps(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || !name.EndsWith(']')) { return [name]; }

        List<string> steps = [name[..open], .. name[(open + 1)..^1].Split("][")];
        return steps.Count <= DeepestLevel ? steps : throw RefusedException.Invalid("Your request is nested too deeply.", name);
    }

    private static void Put(JsonObject at, List<string> steps, string value)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i].Length == 0 ? at.Count.ToString(CultureInfo.InvariantCulture) : steps[i];
            if (i == steps.Count - 1)
            {
                at[step] = value;
                return;
            }

            if (at[step] is not JsonObject next) { at[step] = next = []; }
            at = next;
        }
    }
}
