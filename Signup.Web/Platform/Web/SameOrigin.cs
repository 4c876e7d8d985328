namespace SignupWeb.Platform.Web;

/// <summary>Whether one of our own pages asks: the browser says itself where a request came from.</summary>
public static class SameOrigin
{
    /// <summary>Stands in for an antiforgery token where a page is cached for everybody: whoever does not say is not one of them.</summary>
    public static bool Allows(HttpRequest request) => IsOurs(request) == true;

    /// <summary>Another site's page asks. Programs do not say, and are let be.</summary>
    public static bool Refuses(HttpRequest request) => IsOurs(request) == false;

    /// <summary>Null when nothing is said. Browsers are silent where a page hides its address, and over http about more.</summary>
    private static bool? IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) { return site is "same-origin" or "none"; }
        var origin = request.Headers.Origin.ToString();
        return origin is "" or "null" ? null : Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsOurs(request, from.Authority);
    }

    /// <summary>A proxy in front may have called us by another name than the browser knows.</summary>
    private static bool IsOurs(HttpRequest request, string authority) =>
        string.Equals(authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(request.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Base, UriKind.Absolute, out var known) && string.Equals(authority, known.Authority, StringComparison.OrdinalIgnoreCase));
}
