using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.Platform.Printing;

/// <summary>A paper as PDF, an invoice or a contract: the same as on its page, in a page that needs nothing beside itself.</summary>
public sealed class PrintPaper(PdfPrinter printer, IWebHostEnvironment host, ILoggerFactory logs, IStringLocalizer<PartsTexts> words, IOptions<DocumentOptions> options)
{
    /// <summary>Where the PDF of a page is that may have been opened by a signed link; null where this host prints none.</summary>
    public string? Beside(string page, string? token) => options.Value.PrintsPdf ? $"{page}/pdf{(token is null ? string.Empty : "?token=" + Uri.EscapeDataString(token))}" : null;

    /// <summary>The PDF as a file with this number for its name; 404 where this host prints none, 503 when it could not be made in time, or at all.</summary>
    /// <typeparam name="TView">What lays it out.</typeparam>
    /// <param name="shown">Its one parameter.</param>
    /// <param name="language">"en" or "de".</param>
    public async Task<IResult> Answer<TView>((string Name, object Value) shown, string number, string language, HttpContext http)
        where TView : IComponent
    {
        if (!options.Value.PrintsPdf) { return Results.NotFound(); }
        return await printer.Print(await Page<TView>(shown, number, language, http.RequestServices, http.RequestAborted), http.RequestAborted) is { } pdf
            ? Results.File(pdf, MediaTypeNames.Application.Pdf, number + ".pdf")
            : Results.Text(words["The PDF could not be made just now. Try again in a minute, or print the page."], MediaTypeNames.Text.Plain, Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<string> Page<TView>((string Name, object Value) shown, string number, string language, IServiceProvider services, CancellationToken cancellationToken)
        where TView : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var body = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TView>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [shown.Name] = shown.Value }))).ToHtmlString());
        return $"<!doctype html><html lang=\"{language}\" data-theme=\"light\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"><title>{number}</title><style>{await Styles(cancellationToken)}</style></head><body>{body}</body></html>";
    }

    private async Task<string> Styles(CancellationToken cancellationToken)
    {
        var styles = new StringBuilder();
        foreach (var name in (string[])["tokens", "base", "print", "document"])
        {
            using var reader = new StreamReader(host.WebRootFileProvider.GetFileInfo($"css/{name}.css").CreateReadStream());
            styles.AppendLine(await reader.ReadToEndAsync(cancellationToken));
        }

        return styles.ToString();
    }
}
