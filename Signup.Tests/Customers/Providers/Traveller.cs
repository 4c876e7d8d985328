using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SignupTests.Customers.Providers;

/// <summary>A page that was reached: where, with which status, and what it says.</summary>
public sealed record Reached(Uri Url, HttpStatusCode Status, IHtmlDocument Page)
{
    public string PathAndQuery => Url.PathAndQuery;

    public string Says(string selector) => Page.QuerySelector(selector)?.TextContent.Trim() ?? string.Empty;
}

/// <summary>A browser without a screen that goes from the shop to the provider and back: it keeps cookies and shows each redirect.</summary>
public sealed class Traveller(string shop, string provider) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>A whole sign-in with the provider, from a start address to the page it ends on.</summary>
    public async Task<Reached> SignIn(string login, string start = "/sign-in/with/harbour", bool allow = true) => await Open(await ToCallback(login, start, allow));

    /// <summary>Up to the callback's address, which is not opened.</summary>
    public async Task<Uri> ToCallback(string login, string start = "/sign-in/with/harbour", bool allow = true)
    {
        var at = await Redirect(new Uri(shop + start));
        while (at.OriginalString.StartsWith(provider, StringComparison.Ordinal))
        {
            using var answer = await http.GetAsync(at);
            at = answer.Headers.Location is { } further ? new Uri(at, further) : await Interact(at, await answer.Content.ReadAsStringAsync(), login, allow);
        }

        return at;
    }

    /// <summary>Where a redirect leads.</summary>
    public async Task<Uri> Redirect(Uri from)
    {
        using var answer = await http.GetAsync(from);
        return new Uri(from, answer.Headers.Location ?? throw new InvalidOperationException($"{from} leads nowhere: {answer.StatusCode}"));
    }

    public Task<Reached> Open(string path) => Open(new Uri(shop + path));

    /// <summary>The page at an address, after any redirects.</summary>
    public async Task<Reached> Open(Uri url)
    {
        using var answer = await http.GetAsync(url);
        if (answer.Headers.Location is { } further) { return await Open(new Uri(url, further)); }
        return new(url, answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Fills in a page's form and sends it; the page it ends on.</summary>
    public async Task<Reached> Send(Reached page, params (string Name, string Value)[] fields)
    {
        var form = page.Page.QuerySelector("main form[method=post]") ?? throw new InvalidOperationException($"There is no form on {page.Url}: {page.Says("main")}");
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Where(input => input.Name is not null).Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        using var answer = await http.PostAsync(page.Url, content);
        if (answer.Headers.Location is { } further) { return await Open(new Uri(page.Url, further)); }
        return new(page.Url, answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Signs in with a password.</summary>
    public async Task SignInByPassword(string email, string password)
    {
        var reached = await Send(await Open("/sign-in"), ("Input.Email", email), ("Input.Password", password));
        if (!reached.PathAndQuery.StartsWith("/account", StringComparison.Ordinal)) { throw new InvalidOperationException($"{email} cannot sign in: {reached.Says("main")}"); }
    }

    /// <summary>Whether the shop knows this browser's person.</summary>
    public async Task<bool> IsSignedIn() => (await Open("/account")).Url.AbsolutePath == "/account";

    public void Dispose() => http.Dispose();

    /// <summary>The provider's own pages: one asks for the name, the next one for consent.</summary>
    private async Task<Uri> Interact(Uri at, string page, string login, bool allow)
    {
        if (!page.Contains("<form", StringComparison.Ordinal)) { throw new InvalidOperationException($"The provider says: {page}"); }
        var isLogin = page.Contains("name=\"login\"", StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent([isLogin ? new("login", login) : new KeyValuePair<string, string>("answer", allow ? "yes" : "no")]);
        using var answer = await http.PostAsync(at, content);
        return new Uri(at, answer.Headers.Location ?? throw new InvalidOperationException($"The provider says: {await answer.Content.ReadAsStringAsync()}"));
    }
}
