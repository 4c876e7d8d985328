using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;

namespace SignupWeb.Subscriptions;

/// <summary>GET /invoices/{id}: the invoice to read and print, for its customer, for staff, or with the signed link of the mail.</summary>
public static class InvoiceEndpoints
{
    public static void MapInvoiceEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/invoices/{id}", Show).WithAssetNames(routes).ExcludeFromDescription();

    private static async Task<IResult> Show(InvoiceId id, string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        return PrivateDocument.TurnAway(http, links, invoice?.CustomerId, MailReceipt.LinkKind, token, id.Value) ?? StandalonePage.Of<InvoicePage>(nameof(InvoicePage.Invoice), invoice!);
    }
}
