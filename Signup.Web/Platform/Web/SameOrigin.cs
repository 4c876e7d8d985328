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

    /// <summary>Browsers open sockets to other sites without asking, and say from where. Programs say nothing; the public address counts too, for a proxy that does not hand on the host.</summary>
    public static bool AllowsSocket(HttpRequest request, string publicAddress) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } said
        || (Uri.TryCreate(said, UriKind.Absolute, out var from) && (string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase) || string.Equals(from.GetLeftPart(UriPartial.Authority), publicAddress, StringComparison.OrdinalIgnoreCase)));
}
