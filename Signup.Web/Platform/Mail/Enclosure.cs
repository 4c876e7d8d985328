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
    /// <summary>Line by line, for the plain text.</summary>
    public IEnumerable<string> Lines => [Title, .. Sections.SelectMany(s => (IEnumerable<string>)[s.Heading, .. s.Paragraphs, .. s.Items.Select(item => "- " + item)])];

    public void IntoHtml(StringBuilder html)
    {
        html.Append("<div lang=\"").Append(E(Language)).Append("\"><h2>").Append(E(Title)).Append("</h2>");
        foreach (var section in Sections)
        {
            html.Append("<h3>").Append(E(section.Heading)).Append("</h3>");
            foreach (var paragraph in section.Paragraphs) { html.Append("<p>").Append(E(paragraph)).Append("</p>"); }
            if (section.Items.Count > 0) { html.Append("<ul>").AppendJoin(string.Empty, section.Items.Select(item => $"<li>{E(item)}</li>")).Append("</ul>"); }
        }

        html.Append("</div>");
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
