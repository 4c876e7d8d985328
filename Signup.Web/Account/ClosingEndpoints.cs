using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;

namespace SignupWeb.Account;

/// <summary>The end of a customer's account over HTTP.</summary>
internal static class ClosingEndpoints
{
    public static void MapClosingEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/customers").WithTags("Customers").DisableAntiforgery().MapDelete("/{id:guid}", Close).WithSummary("Delete a customer's account (owner or Admin)").WithDescription("Everything that runs in it ends at once, without money back; invoices and contracts are kept as the law asks. The owner gives their password. ORDER_OPEN while an order is on its way; AGREE_MISSING unless agree is true. Deleted already is a success.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429);

    private static async Task<IResult> Close(Guid id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] CloseBody? body, HttpContext http, CloseAccount close) =>
        (await close.Run(Actor.Of(http.User), new CustomerId(id), body?.CurrentPassword, body?.Agree ?? false, body?.Reason, http.RequestAborted)).Answer(http, _ => Results.NoContent());

    /// <param name="Reason">For an administrator; must not name the person.</param>
    internal sealed record CloseBody(string? CurrentPassword, bool? Agree, string? Reason);
}
