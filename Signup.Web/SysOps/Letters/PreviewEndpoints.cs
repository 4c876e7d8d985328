using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Letters;

/// <summary>GET /ops/mails/templates/letter: the letter as its reader's program would show it, shut into a frame of its own, with its fields underlined. For managers and administrators.</summary>
internal static class PreviewEndpoints
{
    public static void MapPreviews(this IEndpointRouteBuilder routes) => routes.MapGet("/ops/mails/templates/letter", Show).ExcludeFromDescription();

    private static IResult Show(string? kind, string? lang, string? variant, HttpContext http, LetterPreview preview)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)); }
        if (actor.Needs(Role.Manager, Role.Admin) is not null || preview.Of(TemplateChoice.Of(kind, lang, variant)) is not { IsRefused: false, Value: var letter }) { return Results.NotFound(); }
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(letter.ToHtml(marked: true), "text/html; charset=utf-8");
    }
}
