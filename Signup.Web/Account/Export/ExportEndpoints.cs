using Microsoft.AspNetCore.Http.Features;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Account.Export;

/// <summary>A customer's data over HTTP, to take away.</summary>
internal static class ExportEndpoints
{
    public static void MapExportEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/customers").WithTags("Customers").DisableAntiforgery().MapGet("/{id:guid}/export", Export).WithSummary("Download a customer's data (owner or Admin)").WithDescription("A ZIP with everything we hold about the customer, as JSON and readable documents.")
            .Produces(200, contentType: "application/zip").ProducesProblem(401).ProducesProblem(404);

    private static async Task<IResult> Export(Guid id, HttpContext http, ExportAccount export) =>
        (await export.Run(Actor.Of(http.User), new CustomerId(id), http.RequestAborted)).Answer(http, made =>
        {
            http.Response.Headers.CacheControl = "no-store";

            // ZipArchive writes the heads of its entries synchronously; some bytes each
            if (http.Features.Get<IHttpBodyControlFeature>() is { } body) { body.AllowSynchronousIO = true; }
            return Results.Stream(made.WriteTo, "application/zip", made.FileName);
        });
}
