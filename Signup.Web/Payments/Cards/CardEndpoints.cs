using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Cards;

/// <summary>Where customers come back from the card page.</summary>
public static class CardEndpoints
{
    public static void MapCardEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet(StartCardSetup.ReturnPath, Return).ExcludeFromDescription();

    /// <summary>A payment service that is slow is waited for on a page that says so; after that the customer goes on without its answer.</summary>
    private static async Task<IResult> Return(string? token, string? session_id, HttpContext http, FinishCardSetup cards, Waits waits, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        var back = await waits.For($"card {token}", WaitingFor.Card, http.Request, stop => cards.Return(token, session_id, stop));
        if (back is { Page: { } page, IsOver: false }) { return SeeOther.To(page); }
        return SeeOther.To((back.IsOver ? await cards.Late(token, cancellationToken) : back.Value) ?? $"/link-problem?code={SignedLinks.Invalid.Code}");
    }
}
