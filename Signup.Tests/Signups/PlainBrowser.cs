using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Io;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using HttpMethod = System.Net.Http.HttpMethod;
using MediaTypeHeaderValue = System.Net.Http.Headers.MediaTypeHeaderValue;

namespace SignupTests.Signups;

/// <summary>A browser without a screen: it keeps cookies, sends forms with their hidden fields, and shows where a redirect leads.</summary>
public sealed class PlainBrowser : IDisposable
{
    private readonly WebApplicationFactory<Program> app;
    private readonly Uri address;
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();
    private readonly List<SetCookieHeaderValue> wereSet = [];

    public PlainBrowser(AppHost host, string? language = null, HttpClientHandler? handler = null)
        : this(host, host.Url, language, handler)
    {
    }

    public PlainBrowser(WebApplicationFactory<Program> app, string url, string? language = null, HttpClientHandler? handler = null)
    {
        (this.app, address) = (app, new Uri(url));
        handler ??= new();
        (handler.AllowAutoRedirect, handler.CookieContainer) = (false, cookies);
        http = new HttpClient(handler) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        if (language is not null) { http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language); }
    }

    /// <summary>Every cookie that came with a page that was opened, as it was set.</summary>
    public IReadOnlyList<SetCookieHeaderValue> WereSet => wereSet;

    public string Cookie(string name) => cookies.GetCookies(address)[name]!.Value;

    public bool HasCookie(string name) => cookies.GetCookies(address)[name] is not null;

    /// <summary>The page at an address, after any redirects, to be used by its words.</summary>
    public async Task<PlainPage> Open(string url)
    {
        var at = new Uri(address, url);
        using var answer = await http.GetAsync(at);
        return await Arrive(at, answer);
    }

    /// <summary>Sends what a form holds; the page it ends on.</summary>
    public async Task<PlainPage> Send(DocumentRequest form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(form.Method.ToString()), form.Target.Href);
        if (request.Method == HttpMethod.Post) { request.Content = new StreamContent(form.Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(form.MimeType!) } }; }
        using var answer = await http.SendAsync(request);
        return await Arrive(request.RequestUri!, answer);
    }

    private async Task<PlainPage> Arrive(Uri at, HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var set)) { wereSet.AddRange(SetCookieHeaderValue.ParseList([.. set])); }
        if (answer.Headers.Location is { } further) { return await Open(new Uri(at, further).AbsoluteUri); }
        var text = await answer.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New().OpenAsync(page => page.Address(at).Content(text));
        if (document.QuerySelector("noscript form") is not null) { document.QuerySelector(".needs-script")?.Remove(); }
        return new(this, answer.StatusCode, document);
    }

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

    /// <summary>Signed in, as the sign-in page would have done it.</summary>
    public async Task HasSession(AppHost host, string email)
    {
        await using var db = host.Open();
        var login = (await db.LoginOf(EmailAddress.Parse(email)))!;
        var session = (await host.Get<Sessions>().Start(login.Id, SessionKind.Cookie, Origin.Unknown))!;
        cookies.Add(address, new Cookie("signup", host.CookieOf(session)));
    }

    /// <summary>Chooses a plan on the plan page; the browser has the sign-up's key from then on.</summary>
    public async Task<SignupId> Start(string plan = "Team", string country = "DE")
    {
        var sold = (await app.Services.GetRequiredService<PlanCatalogue>().Current()).Single(p => p.Version.Name == plan);
        using var content = new FormUrlEncodedContent([new("planId", sold.Plan.Id.ToString()), new("cycle", "monthly"), new("country", country)]);
        using var answer = await http.PostAsync("/signup/start", content);
        return SignupId.Parse(PathOf(answer.Headers.Location!).Split('/')[2], null);
    }

    public void Dispose() => http.Dispose();

    private string PathOf(Uri location) => location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString is ['/', ..] local ? local : new Uri(address, location).PathAndQuery;
}
