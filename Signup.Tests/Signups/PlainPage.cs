using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SignupTests.Signups;

/// <summary>
/// A page in the browser without a screen, used by the words that stand on it: a field by its label, a button by what is written on it. It
/// stays as it was read, so it can be sent later, or twice. Scripts and circuits do nothing here, and a button that waits for one cannot be pressed.
/// </summary>
public sealed class PlainPage(PlainBrowser browser, HttpStatusCode status, IDocument document)
{
    /// <summary>The whole address, after any redirects.</summary>
    public string Url => document.Url;

    /// <summary>Its path and query.</summary>
    public string At => new Uri(Url).PathAndQuery;

    public HttpStatusCode Status => status;

    public string Title => document.Title ?? string.Empty;

    public string Heading => Says("h1");

    /// <summary>The words of the first element found; nothing when there is none.</summary>
    public string Says(string selector) => document.QuerySelector(selector) is { } found ? Words(found) : string.Empty;

    public bool Has(string selector) => document.QuerySelector(selector) is not null;

    /// <summary>What a field holds.</summary>
    public string Holds(string label) => Field(label) switch { IHtmlTextAreaElement area => area.Value, IHtmlInputElement input => input.Value, _ => string.Empty };

    /// <summary>Opens where a link in the page itself leads to.</summary>
    public Task<PlainPage> Follow(string link) => browser.Open(((IHtmlAnchorElement)Only("main a[href]", link)).Href);

    /// <summary>Fills in fields and presses a button; the page it ends on. What else the form holds is sent along, as a browser does.</summary>
    public Task<PlainPage> Press(string name, params (string Label, string Value)[] fields)
    {
        var button = (IHtmlButtonElement)Only("button", name);
        if (button.IsDisabled) { throw new InvalidOperationException($"\"{name}\" on {At} cannot be pressed."); }
        foreach (var (label, value) in fields) { FillIn(Field(label), value); }
        return browser.Send(button.Form?.GetSubmission(button) ?? throw new InvalidOperationException($"\"{name}\" on {At} sends nothing."));
    }

    private IElement Field(string label)
    {
        var named = (IHtmlLabelElement)Only("label", label);
        return named.Control ?? named.QuerySelector("input") ?? throw new InvalidOperationException($"\"{label}\" on {At} is the label of nothing.");
    }

    private static void FillIn(IElement field, string value)
    {
        if (field is IHtmlTextAreaElement area) { area.Value = value; }
        else if (field is IHtmlInputElement { Type: "checkbox" } box) { box.IsChecked = value == box.Value; }
        else { ((IHtmlInputElement)field).Value = value; }
    }

    private IElement Only(string kind, string name)
    {
        var found = document.QuerySelectorAll(kind).Where(element => Words(element) == name).ToList();
        return found.Count == 1 ? found[0] : throw new InvalidOperationException($"{At} has {found.Count} of <{kind}> \"{name}\": {Says("main")}");
    }

    /// <summary>What is read out: without marks that are hidden from those who listen.</summary>
    private static string Words(IElement element)
    {
        var read = (IElement)element.Clone();
        foreach (var mark in read.QuerySelectorAll("[aria-hidden=true]").ToList()) { mark.Remove(); }
        return string.Join(' ', read.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
