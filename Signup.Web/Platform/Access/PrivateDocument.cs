using SignupWeb.Kernel;
using SignupWeb.Platform.Links;

namespace SignupWeb.Platform.Access;

/// <summary>A contract or an invoice on a page of its own: for its customer, for staff, and for whoever has the signed link of the mail.</summary>
public static class PrivateDocument
{
    /// <summary>The answer to whoever may not see it; null when they may, and then it stays out of caches and of other sites' logs.</summary>
    /// <param name="owner">Null when there is no such document, which a stranger cannot tell.</param>
    public static IResult? TurnAway(HttpContext http, SignedLinks links, CustomerId? owner, string linkKind, string? token, Guid id)
    {
        var actor = Actor.Of(http.User);
        if (owner is null || !(actor.IsStaff || actor.CustomerId == owner || links.Opens(linkKind, token, id)))
        {
            return actor.IsSignedIn ? Results.NotFound() : Results.Redirect("/sign-in?return=" + http.Request.Path);
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return null;
    }
}
