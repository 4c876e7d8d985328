using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SignupWeb.Account.Export;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Account;

/// <summary>A customer's data over HTTP: to take away, and to have deleted.</summary>
internal static class PrivacyDoors
{
    public static void MapPrivacyDoors(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/api/customers").WithTags("Customers").DisableAntiforgery();
        customers.MapGet("/{id:guid}/export", Export).WithSummary("Download a customer's data (owner or Admin)").WithDescription("A ZIP with everything we hold about the customer, as JSON and readable documents.")
            .Produces(200, contentType: "application/zip").ProducesProblem(401).ProducesProblem(404);
        customers.MapDelete("/{id:guid}", Close).WithSummary("Delete a customer's account (owner or Admin)").WithDescription("Everything that runs in it ends at once, without money back; invoices and contracts are kept as the law asks. The owner gives their password. ORDER_OPEN while an order is on its way; AGREE_MISSING unless agree is true. Deleted already is a success.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429);
    }

    private static async Task<IResult> Export(Guid id, HttpContext http, ExportAccount export) =>
        (await export.Run(Actor.Of(http.User), new CustomerId(id), http.RequestAborted)).Answer(http, made =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(made.Zip, "application/zip", made.FileName);
        });

    private static async Task<IResult> Close(Guid id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] CloseBody? body, HttpContext http, CloseAccount close) =>
        (await close.Run(Actor.Of(http.User), new CustomerId(id), body?.CurrentPassword, body?.Agree ?? false, body?.Reason, http.RequestAborted)).Answer(http, _ => Results.NoContent());

    /// <param name="Reason">For an administrator; must not name the person.</param>
    internal sealed record CloseBody(string? CurrentPassword, bool? Agree, string? Reason);
}
