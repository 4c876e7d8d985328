using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.SecondFactor;

internal static class SecondFactorSetup
{
    public static IServiceCollection AddSecondFactor(this IServiceCollection services) => services
        .AddSingleton<AuthenticatorKeys>()
        .AddSingleton<SecondFactorCodes>()
        .AddSingleton<SecondFactorMail>()
        .AddSingleton<ReadSecondFactor>()
        .AddSingleton<SetUpAuthenticator>()
        .AddSingleton<ConfirmAuthenticator>()
        .AddSingleton<RemoveAuthenticator>()
        .AddSingleton<RenewRecoveryCodes>()
        .AddSingleton<ResetSecondFactor>()
        .AddSingleton<SignInWithCode>();

    public static void MapSecondFactorDoors(this IEndpointRouteBuilder routes)
    {
        foreach (var (people, tag, whose) in (ReadOnlySpan<(string, string, string)>)[("customers", "Customers", "a customer's"), ("staff", "Staff", "a staff member's")])
        {
            routes.MapPost($"/api/{people}/{{id:guid}}/second-factor/reset", Reset).WithTags(tag).DisableAntiforgery().WithSummary($"Reset {whose} second factor (Admin)")
                .WithDescription("For somebody who lost the phone and the recovery codes. Takes the authenticator app, the recovery codes and the passkeys away, ends all sessions and tells the person by mail. Needs a reason.")
                .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        }
    }

    /// <summary>Whether a session began with, or was given, more than a password.</summary>
    public static Task<bool> IsStrong(this SignupDb db, SessionId id, CancellationToken cancellationToken) => db.Set<Session>().AnyAsync(s => s.Id == id && s.IsStrong && s.EndedAt == null, cancellationToken);

    private static async Task<IResult> Reset(Guid id, ResetBody? body, HttpContext http, ResetSecondFactor reset) =>
        (await reset.Run(Actor.Of(http.User), id, body?.Reason, http.RequestAborted)).Answer(http, _ => Results.NoContent());

    internal sealed record ResetBody(string? Reason);
}
