using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace SignupWeb.Platform.Mail;

/// <summary>A value that a sentence of a letter is filled with.</summary>
/// <param name="Name">What the shop's own words call it, e.g. "first_name".</param>
/// <param name="Value">As it is written in the letter's language.</param>
public sealed record LetterField(string Name, string Value);

/// <summary>One sentence or paragraph of a letter: words with fields in braces, or text that came as data and is nobody's wording.</summary>
/// <param name="Key">Its English as the application brings it, with {0}; null for what came as data.</param>
/// <param name="Words">In the letter's language, with {first_name} where the fields go.</param>
public sealed partial record Sentence(string? Key, string Words, IReadOnlyList<LetterField> Fields)
{
    /// <summary>Text that came as data, e.g. what somebody answered.</summary>
    public static implicit operator Sentence(string said) => new(null, said, []);

    /// <summary>The names between braces, each once.</summary>
    public static IReadOnlyList<string> FieldsIn(string words) => [.. Braces().Matches(words).Select(found => found.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether these words have exactly the fields of this sentence.</summary>
    public bool Takes(string words) => FieldsIn(words).ToHashSet(StringComparer.Ordinal).SetEquals(Fields.Select(f => f.Name));

    /// <summary>As its reader sees it.</summary>
    public override string ToString() => Filled(Words, field => field.Value);

    /// <summary>The same for HTML.</summary>
    /// <param name="marked">With the fields underlined, for a preview.</param>
    public string ToHtml(bool marked = false) =>
        marked ? Filled(WebUtility.HtmlEncode(Words), field => $"<span class=\"field\">{WebUtility.HtmlEncode(field.Value)}</span>") : WebUtility.HtmlEncode(ToString());

    private string Filled(string words, Func<LetterField, string> fill) =>
        Key is null ? words : Braces().Replace(words, found => Fields.FirstOrDefault(f => f.Name == found.Groups["name"].Value) is { } field ? fill(field) : found.Value);

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braces();
}

public static class Saying
{
    /// <summary>A sentence of the texts for a letter, its values named in the order of {0}, {1} ...: the shop may put it in its own words.</summary>
    public static Sentence Say(this IStringLocalizer texts, string key, params IReadOnlyList<(string Name, object? Value)> fields)
    {
        var words = texts[key].Value;
        for (var i = 0; i < fields.Count; i++) { words = words.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"), $"{{{fields[i].Name}}}", StringComparison.Ordinal); }
        return new(key, words, [.. fields.Select(f => new LetterField(f.Name, Convert.ToString(f.Value, CultureInfo.CurrentCulture) ?? string.Empty))]);
    }
}
