using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps.Demo;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Journeys;

/// <summary>No page and no mail promises what has no function: in a shop with something of everything, every link is followed by those who see it.</summary>
public sealed partial class WhereLinksLead(ITestOutputHelper output) : IAsyncDisposable
{
    /// <summary>Of pages alike but for what they are about, this many are opened.</summary>
    private const int Alike = 2;

    private readonly AppHost shop = new(settings: [new("Setup:AdminEmail", Shops.AdminEmail), new("Setup:AdminPassword", Shops.AdminPassword)]);
    private readonly List<string> broken = [];
    private int followed;

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task Every_link_of_every_page_and_mail_leads_somewhere()
    {
        if (Endure.InTurn("links") == 0) { return; }
        await using (var db = shop.Open())
        {
            var login = await db.Users.SingleAsync();
            Assert.Null((await shop.Get<FillDemo>().Run(new(login.Id, login.Role, null, login.DisplayName))).Refusal);
        }

        await FollowAs(null, "/", "/sign-in", "/help");
        await FollowAs(Shops.AdminEmail, "/ops/board", "/account/security");
        foreach (var customer in await shop.All<Customer>()) { await FollowAs(customer.Email.Value, "/", "/account"); }
        var mails = (await shop.All<MailMessage>()).GroupBy(mail => mail.Kind, StringComparer.Ordinal).SelectMany(kind => kind.OrderByDescending(mail => mail.WrittenAt).Take(Alike)).ToList();
        foreach (var mail in mails) { await Follow(mail); }

        output.WriteLine($"{followed} links followed, {mails.Count} mails of {mails.DistinctBy(mail => mail.Kind, StringComparer.Ordinal).Count()} kinds.");
        Assert.Empty(broken);
        Assert.True(followed > 500, $"only {followed} links were found");
    }

    private async Task FollowAs(string? email, params string[] from)
    {
        using var browser = new PlainBrowser(shop);
        if (email is not null) { await browser.HasSession(shop, email); }
        HashSet<string> seen = new(StringComparer.Ordinal);
        Dictionary<string, int> alike = new(StringComparer.Ordinal);
        bool IsNew(string path) => seen.Add(path) && (alike[ShapeOf(path)] = alike.GetValueOrDefault(ShapeOf(path)) + 1) <= Alike;
        Queue<(string Path, string On)> open = new(from.Select(path => (path, "the address bar")));
        while (open.TryDequeue(out var next))
        {
            if (await Read(browser, next.Path, $"{email ?? "a visitor"} on {next.On}") is not { } page) { continue; }
            foreach (var path in Links(page).Where(IsNew).ToList()) { open.Enqueue((path, next.Path)); }
        }
    }

    private async Task Follow(MailMessage mail)
    {
        var letter = new HtmlParser().ParseDocument(mail.Html);
        foreach (var href in letter.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Concat(mail.Text.Split('\n').Where(line => line.StartsWith("http", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal))
        {
            if (!href.StartsWith(shop.Url, StringComparison.Ordinal)) { continue; }
            using var browser = new PlainBrowser(shop);
            await Read(browser, href[shop.Url.Length..], $"in the mail \"{mail.Subject}\" ({mail.Kind})");
        }
    }

    /// <summary>The page a link leads to; null when it is no page, or was not found.</summary>
    private async Task<IDocument?> Read(PlainBrowser browser, string path, string where)
    {
        followed++;
        using var answer = await browser.Get(path);
        if (answer.Headers.Location is { } further) { return await Read(browser, new Uri(new Uri(new Uri(shop.Url), path), further).PathAndQuery, where); }
        if (!answer.IsSuccessStatusCode)
        {
            broken.Add($"{path}: {(int)answer.StatusCode}, linked by {where}");
            return null;
        }

        return answer.Content.Headers.ContentType?.MediaType == "text/html" ? new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()) : null;
    }

    private IEnumerable<string> Links(IDocument page) => page.QuerySelectorAll("a[href], link[href], script[src], img[src]")
        .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
        .Select(href => href.StartsWith(shop.Url, StringComparison.Ordinal) ? href[shop.Url.Length..] : href)
        .Where(href => href is ['/', ..] && !href.StartsWith("//", StringComparison.Ordinal))
        .Select(href => href.Split('#')[0]);

    /// <summary>Ids, numbers and values are what differs between pages alike.</summary>
    private static string ShapeOf(string path) => Varying().Replace(path, "{}");

    [GeneratedRegex("=[^&]*|/[^/?]*[0-9][^/?]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Varying();
}
