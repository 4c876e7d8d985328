using System.Globalization;
using System.Net;

namespace SignupTests.Payments.StripeApi;

/// <summary>Form fields such as <c>items[0][price]=p</c> as a tree: a node has a value or children, never both.</summary>
public sealed class FormNode
{
    public string? Value { get; private set; }

    public OrderedDictionary<string, FormNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads an encoded body or query; what cannot be read goes to <paramref name="faults"/>.</summary>
    public static FormNode Parse(string form, ICollection<string> faults)
    {
        var root = new FormNode();
        foreach (var pair in form.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
            var value = WebUtility.UrlDecode(equals < 0 ? string.Empty : pair[(equals + 1)..]);
            root.Add(key, value, faults);
        }

        return root;
    }

    private void Add(string key, string value, ICollection<string> faults)
    {
        if (Segments(key) is not { } segments)
        {
            faults.Add($"unreadable parameter name '{key}'");
            return;
        }

        var node = this;
        foreach (var segment in segments)
        {
            var name = segment.Length == 0 ? node.Children.Count.ToString(CultureInfo.InvariantCulture) : segment;
            if (!node.Children.TryGetValue(name, out var child)) { node.Children[name] = child = new(); }
            if (node.Value is not null) { faults.Add($"'{key}' is given both as a value and as a group"); }
            node = child;
        }

        if (node.Value is not null) { faults.Add($"'{key}' is given twice"); }
        if (node.Children.Count > 0) { faults.Add($"'{key}' is given both as a value and as a group"); }
        node.Value = value;
    }

    /// <summary>a[b][0] -> a, b, 0; null when the brackets do not add up.</summary>
    private static List<string>? Segments(string key)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) { return key.Length > 0 && !key.Contains(']', StringComparison.Ordinal) ? [key] : null; }
        if (open == 0 || key[^1] != ']') { return null; }
        var inner = key[(open + 1)..^1].Split("][");
        return inner.Any(s => s.AsSpan().IndexOfAny('[', ']') >= 0) ? null : [key[..open], .. inner];
    }
}
