namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>The hosted pages carry no cookie and no token, so a form from another site is refused by where it says it comes from.</summary>
internal static class SameOrigin
{
    public static bool Allows(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) { return site is "same-origin" or "none"; }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
