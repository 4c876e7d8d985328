using Microsoft.Playwright;
using SignupTests.Browsing;
using Xunit;

namespace SignupTests.Support;

/// <summary>Tests that look at pages in Chromium. Whoever they let in has left again when a test ends, however it ends.</summary>
[Trait("Category", "Browser")]
public abstract class InABrowser : IAsyncLifetime
{
    private readonly List<IPage> visits = [];

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var page in visits) { await page.Context.DisposeAsync(); }
    }

    /// <summary>A page of a visitor of their own, at an address where one is given.</summary>
    protected async Task<IPage> Visit(string? url = null, int width = 1280, ColorScheme scheme = ColorScheme.Light, string locale = "en-IE", BrowserNewContextOptions? with = null)
    {
        var page = await Browser.Visit(width, scheme, locale, with);
        visits.Add(page);
        if (url is not null) { await page.GotoAsync(url); }
        return page;
    }

    /// <summary>Somebody who was never in this shop, with an address of their own.</summary>
    protected async Task<Visitor> Newcomer(AppHost shop, string? email = null) => new(await Visit(), shop, email ?? Shops.NewAddress());

    /// <summary>Somebody who is signed in already, on the page at this path.</summary>
    protected async Task<Visitor> SignedIn(AppHost shop, string email, string path)
    {
        var visitor = await Newcomer(shop, email);
        await visitor.HasSession();
        await visitor.Page.GotoAsync(shop.Url + path);
        return visitor;
    }
}
