using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Mail;

/// <summary>One mail as its reader's program would show it, shut into a frame of its own.</summary>
public static class DevMailEndpoints
{
    public static void MapMail(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dev/enter", Enter).ExcludeFromDescription();
        routes.MapGet("/dev/mail/{id:guid}/html", Html).ExcludeFromDescription();
    }

    /// <summary>The address that is printed at the start. Its token stays with this browser and does not stay in the address.</summary>
    private static IResult Enter(string? token, HttpContext http, IOptions<ShopOptions> shop, Testers testers) =>
        shop.Value.TestMode && testers.LetIn(http, token) ? SeeOther.To("/dev/mail") : Results.NotFound();

    private static async Task<IResult> Html(Guid id, HttpContext http, IMailer mailer, Testers testers, IOptions<ShopOptions> shop, IDbContextFactory<SignupDb> contexts, CancellationToken cancellationToken)
    {
        if (mailer is not FileMailbox || !shop.Value.TestMode || !testers.Include(http)) { return Results.NotFound(); }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var html = await db.Set<MailMessage>().Where(m => m.Id == id).Select(m => m.Html).SingleOrDefaultAsync(cancellationToken);
        if (html is null) { return Results.NotFound(); }
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
        return Results.Content(html, "text/html; charset=utf-8");
    }
}
