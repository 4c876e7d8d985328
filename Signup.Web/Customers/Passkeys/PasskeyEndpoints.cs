using System.Text.Json;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Passkeys;

/// <summary>What a page's script (wwwroot-assets/js/passkey.js) talks to. Only our own pages: each endpoint sets or uses up a cookie.</summary>
internal static class PasskeyEndpoints
{
    private static readonly Refusal NotOurPage = new(RefusalKind.Forbidden, "CROSS_ORIGIN", "Open the page again and try once more.");

    public static void MapPasskeyEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup(string.Empty).ExcludeFromDescription().DisableAntiforgery().AddEndpointFilter(OurPagesOnly);
        endpoints.MapPost("/account/passkeys/options", Offer);
        endpoints.MapPost("/account/passkeys", Add);
        endpoints.MapPost("/sign-in/passkey/options", Ask);
        endpoints.MapPost("/sign-in/passkey", SignIn);
    }

    private static async ValueTask<object?> OurPagesOnly(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.CacheControl = "no-store";
        return SameOrigin.Allows(call.HttpContext.Request) ? await next(call) : Say(NotOurPage, call.HttpContext);
    }

    private static async Task<IResult> Offer(PasswordBody body, HttpContext http, OfferToAddPasskey offer) =>
        (await offer.Run(Actor.Of(http.User), body.Password, http)).Refused(out var refusal, out var options) ? Say(refusal, http) : Results.Text(options, "application/json");

    private static async Task<IResult> Add(CredentialBody body, HttpContext http, AddPasskey add) =>
        (await add.Run(Actor.Of(http.User), TextOf(body.Credential), body.Name, Origin.Of(http), http)).Refused(out var refusal, out var added) ? Say(refusal, http) : Results.Ok(added);

    private static async Task<IResult> Ask(HttpContext http, AskForPasskey ask) =>
        (await ask.Run(Origin.Of(http), http)).Refused(out var refusal, out var options) ? Say(refusal, http) : Results.Text(options, "application/json");

    private static async Task<IResult> SignIn(SignInBody body, HttpContext http, SignInWithPasskey signIn, PendingSignIns pending, AfterSignIn way)
    {
        if ((await signIn.Run(TextOf(body.Credential), Origin.Of(http), http)).Refused(out var refusal, out var signedIn)) { return Say(refusal, http); }
        await http.SignIn(signedIn.Session);
        pending.Forget(http);
        return Results.Ok(new AfterSignInAnswer(way.Of(signedIn.Role, signedIn.Customer?.CustomerId, body.Return, body.HandOff)));
    }

    /// <summary>The sentence goes to a person: in their language.</summary>
    private static IResult Say(Refusal refusal, HttpContext http) =>
        (refusal with { Sentence = http.RequestServices.GetRequiredService<Sentences>().Say(refusal), Arguments = [] }).ToProblem(http);

    private static string TextOf(JsonElement credential) => credential.ValueKind == JsonValueKind.Object ? credential.GetRawText() : "{}";

    internal sealed record PasswordBody(string? Password);

    internal sealed record CredentialBody(JsonElement Credential, string? Name);

    /// <param name="Return">Local path to go on to.</param>
    /// <param name="HandOff">A sealed hand-off of another page (SignInHandOff).</param>
    internal sealed record SignInBody(JsonElement Credential, string? Return, string? HandOff);

    internal sealed record AfterSignInAnswer(string Url);
}
