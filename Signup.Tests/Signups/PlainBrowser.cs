using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Plans;

namespace SignupTests.Signups;

/// <summary>A browser without a screen: it keeps cookies, sends forms with their hidden fields, and shows where a redirect leads.</summary>
public sealed class PlainBrowser : IDisposable
{
    private readonly AppHost host;
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();

    public PlainBrowser(AppHost host)
    {
        this.host = host;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(host.Url) };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public string Cookie(string name) => cookies.GetCookies(new Uri(host.Url))[name]!.Value;

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(path);

    public async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await Get(path);
        return answer.StatusCode;
    }

    /// <summary>The page at an address, after any redirects.</summary>
    public async Task<IHtmlDocument> Read(string path)
    {
        using var answer = await Get(path);
        if (answer.Headers.Location is { } further) { return await Read(PathOf(further)); }
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The address a redirect leads to; null when there is none.</summary>
    public async Task<string?> LeadsTo(string path)
    {
        using var answer = await Get(path);
        return answer.Headers.Location is { } location ? PathOf(location) : null;
    }

    /// <summary>Fills in a page's form and sends it. Answers where it leads, or null when the page came again.</summary>
    public async Task<(string? LeadsTo, IHtmlDocument Page)> Send(string path, params (string Name, string Value)[] fields) => await Send(await Read(path), path, fields);

    public async Task<(string? LeadsTo, IHtmlDocument Page)> Send(IHtmlDocument page, string path, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelector("main form[method=post]") ?? throw new InvalidOperationException($"There is no form on {path}.");
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        using var answer = await http.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : path, content);
        return (answer.Headers.Location is { } location ? PathOf(location) : null, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    public async Task SignIn(string email = "mara@hafenlicht.example", string password = "kran-elbe-mittwoch")
    {
        var (leadsTo, page) = await Send("/sign-in", ("Input.Email", email), ("Input.Password", password));
        if (leadsTo is null) { throw new InvalidOperationException($"{email} cannot sign in: {page.QuerySelector("main")?.TextContent}"); }
    }

    /// <summary>Chooses a plan on the plan page; the browser has the sign-up's key from then on.</summary>
    public async Task<SignupId> Start(string plan = "Team")
    {
        var sold = (await host.Get<PlanCatalogue>().Current()).Single(p => p.Version.Name == plan);
        using var content = new FormUrlEncodedContent([new("planId", sold.Plan.Id.ToString()), new("cycle", "monthly"), new("country", "DE")]);
        using var answer = await http.PostAsync("/signup/start", content);
        return SignupId.Parse(PathOf(answer.Headers.Location!).Split('/')[2], null);
    }

    public void Dispose() => http.Dispose();

    private string PathOf(Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString is ['/', ..] local ? local : new Uri(new Uri(host.Url), location).PathAndQuery;
}
