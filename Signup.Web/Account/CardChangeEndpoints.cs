using SignupWeb.Kernel;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Account;

/// <summary>The signed way back from the card page to the account.</summary>
internal static class CardChangeEndpoints
{
    public const string ReturnPath = "/account/card/return";

    public static void MapCardChangeEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet(ReturnPath, Return).ExcludeFromDescription();

    private static async Task<IResult> Return(string? token, HttpContext http, SignedLinks links, ChangeCard change, CancellationToken cancellationToken)
    {
        if (links.Read(StartCardChange.ReturnKind, token).Refused(out var refusal, out var link)) { return SeeOther.To($"/link-problem?code={refusal.Code}"); }
        if (!Actor.Of(http.User).IsSignedIn) { return SeeOther.To($"/sign-in?return={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}"); }
        var changed = await change.Run(new PaymentProfileId(link.Ids[1]), Actor.Of(http.User), cancellationToken);
        return SeeOther.To(changed.Refused(out refusal, out _) ? $"/link-problem?code={refusal.Code}" : "/account/payment");
    }
}
