using System.Net;
using System.Text;

namespace SignupWeb.Platform.Mail;

/// <summary>One section of a text that is sent on.</summary>
/// <param name="Items">A list under the paragraphs; may be empty.</param>
public sealed record EnclosedSection(string Heading, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Items);

/// <summary>A text a letter sends on as it stands, e.g. a contract, marked with the language it was written in.</summary>
/// <param name="Language">"en" or "de"; need not be that of the letter.</param>
public sealed record Enclosure(string Language, string Title, IReadOnlyList<EnclosedSection> Sections)
{
    private const string Begin = "<article";

    private const string End = "</article>";

    /// <summary>Line by line, for the plain text.</summary>
    public IEnumerable<string> Lines => [Title, .. Sections.SelectMany(s => (IEnumerable<string>)[s.Heading, .. s.Paragraphs, .. s.Items.Select(item => "- " + item)])];

    public void IntoHtml(StringBuilder html)
    {
        html.Append(Begin).Append(" lang=\"").Append(E(Language)).Append("\"><h2>").Append(E(Title)).Append("</h2>");
        foreach (var section in Sections)
        {
            html.Append("<h3>").Append(E(section.Heading)).Append("</h3>");
            foreach (var paragraph in section.Paragraphs) { html.Append("<p>").Append(E(paragraph)).Append("</p>"); }
            if (section.Items.Count > 0) { html.Append("<ul>").AppendJoin(string.Empty, section.Items.Select(item => $"<li>{E(item)}</li>")).Append("</ul>"); }
        }

        html.Append(End);
    }

    /// <summary>The text a mail encloses, as a page to be kept as a file; null when it encloses none. It is cut from the mail, so that nothing is kept twice.</summary>
    public static (string Name, string Html)? FileIn(string mail)
    {
        var from = mail.IndexOf(Begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : mail.IndexOf(End, from, StringComparison.Ordinal);
        if (to < 0) { return null; }
        var text = mail[from..(to + End.Length)];
        var title = text[(text.IndexOf("<h2>", StringComparison.Ordinal) + 4)..text.IndexOf("</h2>", StringComparison.Ordinal)];
        var name = string.Concat(WebUtility.HtmlDecode(title).Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' ? c : '_')).Trim();
        return (name + ".html", $"<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>body{{max-width:42rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 sans-serif}}</style></head><body>{text}</body></html>");
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
