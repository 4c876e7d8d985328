using System.Xml.Linq;

namespace SignupWeb.Platform.Web;

/// <summary>
/// What search engines may find: the pages anybody may read, by name, and nothing else. An address that is not public is not
/// named to them either. Those who come to one without asking robots.txt are told by a header not to list it.
/// </summary>
public static class SearchEngines
{
    private static readonly string[] Public = ["/", "/help", "/terms", "/privacy", "/imprint"];

    // what browsers load for a page, so that it can be looked at as people see it
    private static readonly string[] Parts = ["/css/", "/js/", "/img/", "/shop/", "/favicon.ico"];

    private const string MapPath = "/sitemap.xml";

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static string Robots(PublicAddress address) => string.Join('\n', ["User-agent: *", .. Public.Select(page => $"Allow: {page}$"), .. Parts.Select(part => $"Allow: {part}"), "Disallow: /", "", $"Sitemap: {address.Of(MapPath)}", ""]);

    /// <summary>The public pages, as search engines ask for them.</summary>
    private static XElement Listed(PublicAddress address) => new(Map + "urlset", Public.Select(page => new XElement(Map + "url", new XElement(Map + "loc", address.Of(page)))));

    public static void MapRobots(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (PublicAddress address) => Results.Text(Robots(address))).ExcludeFromDescription();
        routes.MapGet(MapPath, (PublicAddress address) => Results.Text(Listed(address).ToString(), "application/xml")).ExcludeFromDescription();
    }

    public static void UseNoIndex(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!Public.Contains(http.Request.Path.Value, StringComparer.OrdinalIgnoreCase)) { http.Response.Headers["X-Robots-Tag"] = "noindex"; }
        return next(http);
    });
}
