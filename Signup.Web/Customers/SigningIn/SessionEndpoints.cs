using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.SigningIn;

/// <summary>Sign-in and sign-out over HTTP (R4 SEQ-CUST-003), and the browser's sign-out.</summary>
internal static class SessionEndpoints
{
    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api/sessions").WithTags("Sessions").DisableAntiforgery();
        sessions.MapPost("/", SignIn).WithSummary("Sign in").WithDescription("Gives a bearer token, shown this once: send it as Authorization: Bearer. INVALID_CREDENTIALS is the same for an unknown address and a wrong password; ACCOUNT_SUSPENDED only follows the right password. With two-factor sign-in on, the right password alone is SECOND_FACTOR_NEEDED: send it again with code, the six digits of the authenticator app or a recovery code. CODE_INVALID when the code is wrong or was used before; each works once.")
            .Produces<SignedInAnswer>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(429);
        sessions.MapGet("/", List).WithSummary("List one's open sessions").Produces<IReadOnlyList<SessionAnswer>>().ProducesProblem(401);
        sessions.MapDelete("/current", (HttpContext http, Sessions all) => End(http, all, Actor.Of(http.User).Session, SessionEnd.SignedOut)).WithSummary("Sign out").Produces(204).ProducesProblem(401);
        sessions.MapDelete("/{id:guid}", (Guid id, HttpContext http, Sessions all) => End(http, all, new SessionId(id), SessionEnd.EndedByOwner)).WithSummary("End one of one's sessions").Produces(204).ProducesProblem(401).ProducesProblem(404);
        routes.MapPost("/sign-out", SignOut).ExcludeFromDescription();
    }

    private static async Task<IResult> SignIn(CredentialsBody body, HttpContext http, SignInCustomer signIn) =>
        (await signIn.Run(body.Email, body.Password, SessionKind.Bearer, Origin.Of(http), body.Code, http.RequestAborted))
            .Answer(http, done => Results.Ok(new SignedInAnswer(done.Session.Token!, done.Session.ExpiresAt, done.Role, done.Customer)));

    private static async Task<IResult> List(HttpContext http, Sessions all)
    {
        var actor = Actor.Of(http.User);
        if (actor.LoginId is not { } loginId) { return Actor.Unauthorized.ToProblem(http); }
        var open = await all.OpenOnesOf(loginId, http.RequestAborted);
        return Results.Ok(open.Select(s => new SessionAnswer(s.Id, s.Kind, s.Client, s.Network, s.CreatedAt, s.LastSeenAt, s.Id == actor.Session)).ToList());
    }

    private static async Task<IResult> End(HttpContext http, Sessions all, SessionId? id, SessionEnd why)
    {
        var result = id is { } known ? await all.End(Actor.Of(http.User), known, why, http.RequestAborted) : Actor.Unauthorized;
        return result.Answer(http, _ => Results.NoContent());
    }

    /// <summary>For a form: antiforgery is checked by the pipeline because the form's fields are bound.</summary>
    private static async Task<IResult> SignOut([Microsoft.AspNetCore.Mvc.FromForm(Name = "return")] string? back, HttpContext http, Sessions all)
    {
        var actor = Actor.Of(http.User);
        if (actor.Session is { } id) { await all.End(actor, id, SessionEnd.SignedOut, http.RequestAborted); }
        await http.ForgetSession();
        http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return Results.LocalRedirect(LocalPath.Of(back) ?? "/");
    }

    internal sealed record CredentialsBody(string? Email, string? Password, string? Code);

    internal sealed record SignedInAnswer(string Token, DateTimeOffset ExpiresAt, Role Role, CustomerView? Customer);

    internal sealed record SessionAnswer(SessionId SessionId, SessionKind Kind, string Client, string Network, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool Current);
}
