using System.Globalization;
using System.Net;
using System.Text;

namespace SignupWeb.Platform.Mail;

/// <summary>Where in a letter a sentence stands that the shop may put in its own words.</summary>
public enum LetterPart
{
    Subject,
    Heading,
    Paragraph,
}

/// <summary>The text of one mail: a heading, paragraphs, facts, at most one button. Written once, sent as HTML and as plain text.</summary>
/// <param name="Shop">The shop's name, on top and at the end.</param>
/// <param name="Heading">What it is about in a few words.</param>
public sealed record Letter(string Shop, Sentence Subject, Sentence Heading)
{
    // longer values stand under their name
    private const int LongestBeside = 44;

    private const string Style =
        "body{margin:0;background:#f7f8fb;color:#141a29;font:16px/1.5 ui-sans-serif,system-ui,'Segoe UI',Roboto,sans-serif}" +
        "main{max-width:600px;margin:0 auto;padding:32px 24px}section{background:#fff;border:1px solid #dfe3eb;border-radius:10px;padding:32px}" +
        "h1{margin:0 0 16px;font-size:22px;line-height:1.2;font-weight:600}p{margin:0 0 16px}.shop{font-weight:600;margin-bottom:16px}.shop img{vertical-align:middle;margin-right:12px}" +
        "a.button{display:inline-block;padding:11px 18px;border-radius:8px;background:#4f46e5;color:#fff;font-weight:600;text-decoration:none}" +
        "table{width:100%;border-collapse:collapse;margin:0 0 24px}th,td{padding:8px 0;text-align:left;font-weight:400;vertical-align:top;border-top:1px solid #dfe3eb}th{color:#465064}td{text-align:right;font-variant-numeric:tabular-nums}" +
        ".long td{border:0;padding-top:0;text-align:left;overflow-wrap:anywhere}.total th,.total td{color:inherit;font-size:18px;font-weight:600}" +
        "h2{margin:24px 0 8px;font-size:18px}h3{margin:16px 0 4px;font-size:16px}ul{margin:0 0 16px;padding-left:20px}th{padding-right:12px}.fine{color:#465064;font-size:14px;margin:16px 0 0;overflow-wrap:anywhere}.fine span{display:block}" +
        "@media(prefers-color-scheme:dark){body{background:#0d111a;color:#eef1f7}section{background:#151b28;border-color:#293144}th,.fine{color:#b4bdcc}.total th{color:inherit}th,td{border-color:#293144}a.button{background:#818cf8;color:#0d1024}}";

    private const string Marks = ".field{border-bottom:1px dashed #4f46e5}@media(prefers-color-scheme:dark){.field{border-color:#818cf8}}";

    /// <summary>"en" or "de": the language it is written in, that of the moment.</summary>
    public string Language { get; init; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public IReadOnlyList<Sentence> Paragraphs { get; init; } = [];

    /// <summary>A text that is sent on as it stands, after the paragraphs.</summary>
    public Enclosure? Enclosed { get; init; }

    /// <summary>What it is written on; set when it is put on its way.</summary>
    public Letterhead Head { get; init; } = Letterhead.Plain;

    /// <summary>The name of the fact that is the sum of those above it; null for none.</summary>
    public string? Total { get; init; }

    /// <summary>Name and value, a line each.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    public (string Text, string Url)? Button { get; init; }

    /// <summary>How it reaches its customer; one to staff goes by e-mail.</summary>
    public Reach Reach { get; init; }

    /// <summary>Small print under the button, e.g. how long the link works.</summary>
    public string? Fine { get; init; }

    /// <summary>What may be put in other words, in its order.</summary>
    public IEnumerable<(LetterPart Part, Sentence Sentence)> Wording =>
        ((IEnumerable<(LetterPart Part, Sentence Sentence)>)[(LetterPart.Subject, Subject), (LetterPart.Heading, Heading), .. Paragraphs.Select(p => (LetterPart.Paragraph, p))]).Where(w => w.Sentence.Key is not null);

    /// <summary>The same letter, said otherwise.</summary>
    public Letter With(Func<LetterPart, Sentence, Sentence> say) =>
        this with { Subject = say(LetterPart.Subject, Subject), Heading = say(LetterPart.Heading, Heading), Paragraphs = [.. Paragraphs.Select(p => say(LetterPart.Paragraph, p))] };

    /// <param name="marked">With the fields of its sentences underlined, for a preview.</param>
    public string ToHtml(bool marked = false)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"").Append(E(Language)).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"><title>")
            .Append(Subject.ToHtml()).Append("</title><style>").Append(Style).Append(Head.Style).Append(marked ? Marks : string.Empty).Append("</style></head><body><main><p class=\"shop\">").Append(Head.Logo is { } logo ? $"<img src=\"{E(logo)}\" alt=\"\" height=\"32\">" : string.Empty).Append(E(Shop)).Append("</p><section><h1>").Append(Heading.ToHtml(marked)).Append("</h1>");
        foreach (var paragraph in Paragraphs) { html.Append("<p>").Append(paragraph.ToHtml(marked)).Append("</p>"); }
        Enclosed?.IntoHtml(html);
        if (Facts.Count > 0)
        {
            html.Append("<table>");
            foreach (var (name, value) in Facts) { html.Append(Row(name, value)); }
            html.Append("</table>");
        }

        if (Button is { } button) { html.Append("<p><a class=\"button\" href=\"").Append(E(button.Url)).Append("\">").Append(E(button.Text)).Append("</a></p>"); }
        if (Fine is not null) { html.Append("<p class=\"fine\">").Append(E(Fine)).Append("</p>"); }
        html.Append("</section><p class=\"fine\">");
        foreach (var line in Foot) { html.Append("<span>").Append(E(line)).Append("</span>"); }
        return html.Append("</p></main></body></html>").ToString();
    }

    public string ToText()
    {
        var text = new StringBuilder(Heading.ToString()).Append("\n\n");
        foreach (var paragraph in Paragraphs.Select(p => p.ToString()).Concat(Enclosed?.Lines ?? [])) { text.Append(paragraph).Append("\n\n"); }
        foreach (var (name, value) in Facts) { text.Append(name).Append(": ").Append(value).Append('\n'); }
        if (Facts.Count > 0) { text.Append('\n'); }
        if (Button is { } button) { text.Append(button.Text).Append(":\n").Append(button.Url).Append("\n\n"); }
        if (Fine is not null) { text.Append(Fine).Append("\n\n"); }
        return text.Append("-- \n").AppendJoin('\n', Foot).Append('\n').ToString();
    }

    private IEnumerable<string> Foot => Head.Firm.Count == 0 ? [Shop] : Head.Firm[0].StartsWith(Shop, StringComparison.OrdinalIgnoreCase) ? Head.Firm : Head.Firm.Prepend(Shop);

    private string Row(string name, string value) => value.Length > LongestBeside
        ? $"<tr><th scope=\"row\" colspan=\"2\">{E(name)}</th></tr><tr class=\"long\"><td colspan=\"2\">{Linked(value)}</td></tr>"
        : $"<tr{(name == Total ? " class=\"total\"" : string.Empty)}><th scope=\"row\">{E(name)}</th><td>{Linked(value)}</td></tr>";

    /// <summary>Addresses in it can be followed.</summary>
    private static string Linked(string value) => string.Join(' ', value.Split(' ').Select(word => word.StartsWith("https://", StringComparison.Ordinal) || word.StartsWith("http://", StringComparison.Ordinal) ? $"<a href=\"{E(word)}\">{E(word)}</a>" : E(word)));

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
