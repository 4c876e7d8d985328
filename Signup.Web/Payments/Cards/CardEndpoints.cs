using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Cards;

/// <summary>Where customers come back from the card page.</summary>
public static class CardEndpoints
{
    public static void MapCardEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet(StartCardSetup.ReturnPath, Return).ExcludeFromDescription();

    private static async Task<IResult> Return(string? token, string? session_id, HttpContext http, FinishCardSetup cards, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        return SeeOther.To(await cards.Return(token, session_id, cancellationToken) ?? $"/link-problem?code={SignedLinks.Invalid.Code}");
    }
}
