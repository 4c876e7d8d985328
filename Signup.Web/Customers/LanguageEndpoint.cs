using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>GET /language/{language}?return=…: the choice of somebody who is signed in goes into their account, and into this browser. Another site's link changes no account.</summary>
internal static class LanguageEndpoint
{
    public static void MapLanguageEndpoint(this IEndpointRouteBuilder routes) => routes.MapGet("/language/{language:regex(^(en|de)$)}", Choose).ExcludeFromDescription();

    /// <summary>The address that chooses, from a page.</summary>
    public static string Of(string language, string page) => $"/language/{language}?return={Uri.EscapeDataString(page)}";

    private static async Task<IResult> Choose(string language, HttpContext http, ChooseLanguage choose)
    {
        var back = LocalPath.Of(http.Request.Query["return"]) ?? "/account";
        if (SameOrigin.Allows(http.Request)) { await choose.Run(language, Actor.Of(http.User), http.RequestAborted); }
        LanguageChoice.Remember(http, LanguageChoice.CultureOf(language)!);
        return SeeOther.To(back);
    }
}
