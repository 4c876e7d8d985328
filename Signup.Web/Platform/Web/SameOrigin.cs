namespace SignupWeb.Platform.Web;

/// <summary>Stands in for an antiforgery token where a page is cached for everybody: the browser says itself where a form came from.</summary>
public static class SameOrigin
{
    public static bool Allows(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) { return site is "same-origin" or "none"; }
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
