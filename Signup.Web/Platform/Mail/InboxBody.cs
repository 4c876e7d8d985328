using System.Net;
using System.Text;

namespace SignupWeb.Platform.Mail;

/// <summary>A letter as a part of a page of ours: who reads it there has signed in, so no link needs the token that stands in for that.</summary>
internal static class InboxBody
{
    private const string Token = "?token=";

    public static string Of(Letter letter)
    {
        var html = new StringBuilder();
        foreach (var paragraph in letter.Paragraphs) { html.Append("<p>").Append(paragraph.ToHtml()).Append("</p>"); }
        letter.Enclosed?.IntoHtml(html);
        if (letter.Facts.Count > 0)
        {
            html.Append("<dl class=\"facts\">");
            foreach (var (name, value) in letter.Facts) { html.Append("<div><dt>").Append(E(name)).Append("</dt><dd>").Append(E(value)).Append("</dd></div>"); }
            html.Append("</dl>");
        }

        if (letter.Button is { } button) { html.Append("<p class=\"actions\"><a class=\"button\" href=\"").Append(E(WithoutToken(button.Url))).Append("\">").Append(E(button.Text)).Append("</a></p>"); }
        if (letter.Fine is not null) { html.Append("<p class=\"fine\">").Append(E(letter.Fine)).Append("</p>"); }
        return html.ToString();
    }

    private static string WithoutToken(string url) => url.IndexOf(Token, StringComparison.Ordinal) is > 0 and var at ? url[..at] : url;

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
