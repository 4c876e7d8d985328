using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>The reset of a lost second factor over HTTP.</summary>
internal static class SecondFactorEndpoints
{
    public static void MapSecondFactorEndpoints(this IEndpointRouteBuilder routes)
    {
        foreach (var (people, tag, whose) in (ReadOnlySpan<(string, string, string)>)[("customers", "Customers", "a customer's"), ("staff", "Staff", "a staff member's")])
        {
            routes.MapPost($"/api/{people}/{{id:guid}}/second-factor/reset", Reset).WithTags(tag).DisableAntiforgery().WithSummary($"Reset {whose} second factor (Admin)")
                .WithDescription("For somebody who lost the phone and the recovery codes. Takes the authenticator app, the recovery codes and the passkeys away, ends all sessions and tells the person by mail. Needs a reason.")
                .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        }
    }

    private static async Task<IResult> Reset(Guid id, ResetBody? body, HttpContext http, ResetSecondFactor reset) =>
        (await reset.Run(Actor.Of(http.User), id, body?.Reason, http.RequestAborted)).Answer(http, _ => Results.NoContent());

    internal sealed record ResetBody(string? Reason);
}
