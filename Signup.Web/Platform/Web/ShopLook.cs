using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Web;

/// <summary>The shop's own logo and colour, each under an address that changes with it, so that browsers never ask again.</summary>
public static class ShopLook
{
    public const string LogoPath = "/shop/logo/";

    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>The style sheet of a colour.</summary>
    public static string SheetOf(Tint colour) => $"/shop/colour/{colour.ToString()[1..]}.css";

    public static void MapShopLook(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LogoPath + "{name}", Logo).ExcludeFromDescription();
        routes.MapGet("/shop/colour/{digits:regex(^[0-9a-f]{{6}}$)}.css", Sheet).ExcludeFromDescription();
    }

    private static IResult Logo(string name, HttpContext http, IOptions<ShopOptions> shop)
    {
        if (shop.Value.Picture is not { } picture || picture.Name != name) { return Results.NotFound(); }
        http.Response.Headers.CacheControl = ForEver;
        return Results.Bytes(picture.Content, picture.Type);
    }

    private static IResult Sheet(string digits, HttpContext http)
    {
        if (!Shades.Fits("#" + digits)) { return Results.NotFound(); }
        http.Response.Headers.CacheControl = ForEver;
        return Results.Text(Shades.Of("#" + digits).ToCss(), "text/css");
    }
}
