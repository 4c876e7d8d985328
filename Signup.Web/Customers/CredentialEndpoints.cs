using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>What one signs in with, over HTTP: the address and the password.</summary>
internal static class CredentialEndpoints
{
    public static void MapCredentialEndpoints(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/api/customers").WithTags("Customers").DisableAntiforgery();
        customers.MapPost("/{id:guid}/address", Ask).WithSummary("Ask for another e-mail address").WithDescription("Mails a link to the new address and word of it to the old one. Answers the same whether or not the new address has an account.")
            .Produces(202).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(429);
        customers.MapPost("/address/confirm", Confirm).WithSummary("Confirm the new e-mail address").WithDescription("Takes the token of the link in the mail. All other sessions end. INVALID_TOKEN when it is wrong, used, expired, not the newest, or the address was taken meanwhile.")
            .Produces<ConfirmedAnswer>().ProducesProblem(400);
        customers.MapPut("/{id:guid}/password", Change).WithSummary("Change the password").WithDescription("All sessions end, also the one that asks: sign in again with the new password.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429);
    }

    private static async Task<IResult> Ask(Guid id, AddressBody body, HttpContext http, ChangeAddress change) =>
        (await change.Run(Actor.Of(http.User), new CustomerId(id), body.Email, body.CurrentPassword, http.RequestAborted)).Answer(http, _ => Results.Accepted());

    private static async Task<IResult> Confirm(CustomerEndpoints.TokenBody body, HttpContext http, ConfirmAddress confirm) =>
        (await confirm.Run(body.Token, Actor.Of(http.User), http.RequestAborted)).Answer(http, _ => Results.Ok(new ConfirmedAnswer("Your address was changed.")));

    private static async Task<IResult> Change(Guid id, PasswordBody body, HttpContext http, ChangePassword change)
    {
        var actor = Actor.Of(http.User);
        if (actor.IsSignedIn && actor.LoginId != id) { return Customer.NotFound.ToProblem(http); }
        return (await change.Run(actor, body.CurrentPassword, body.NewPassword, cancellationToken: http.RequestAborted)).Answer(http, _ => Results.NoContent());
    }

    internal sealed record AddressBody(string? Email, string? CurrentPassword);

    internal sealed record PasswordBody(string? CurrentPassword, string? NewPassword);

    internal sealed record ConfirmedAnswer(string Message);
}
