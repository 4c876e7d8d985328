using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Shell;

namespace SignupWeb.Subscriptions;

/// <summary>GET /invoices/{id}: the invoice to read and print, for its customer, for staff, or with the signed link of the mail.</summary>
public static class InvoiceDoors
{
    public static void MapInvoiceDoors(this IEndpointRouteBuilder routes) => routes.MapGet("/invoices/{id}", Show).ExcludeFromDescription();

    private static async Task<IResult> Show(InvoiceId id, string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        var actor = Actor.Of(http.User);
        if (invoice is null || !(actor.IsStaff || actor.CustomerId == invoice.CustomerId || links.Opens(MailReceipt.LinkKind, token, id.Value)))
        {
            return actor.IsSignedIn ? Results.NotFound() : Results.Redirect($"/sign-in?return=/invoices/{id}");
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<StandalonePage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(StandalonePage.Page)] = typeof(InvoicePage),
            [nameof(StandalonePage.Values)] = new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(InvoicePage.Invoice)] = invoice },
        });
    }
}
