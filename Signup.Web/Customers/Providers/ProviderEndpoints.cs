using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Providers;

/// <summary>The ways to a provider and back. Between them lies the callback, which the authentication handler answers itself.</summary>
internal static class ProviderEndpoints
{
    /// <summary>Asks the customer for the address the provider did not give.</summary>
    public const string EmailPage = "/sign-in/email";

    /// <summary>Asks the owner of an account to confirm.</summary>
    public const string ConnectPage = "/sign-in/connect";

    private const string SecurityPage = "/account/security";

    public static void MapProviderEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/sign-in/with/{name}").ExcludeFromDescription();
        endpoints.MapGet("/", Start);
        endpoints.MapGet("/done", Done);
    }

    /// <summary>Changes nothing on our side: it only leads to the provider.</summary>
    private static IResult Start(string name, [FromQuery(Name = "return")] string? back, [FromQuery(Name = "hand-off")] string? handOff, string? from, string? connect, HttpContext http, IdentityProviders providers, SignInHandOff hand)
    {
        if (providers.Find(name) is not { } provider) { return Results.NotFound(); }
        if (connect is not null) { return StartToConnect(http, provider); }
        var way = new ProviderWay(null, LocalPath.Of(back), hand.Read(handOff).Refused(out _, out var read) ? null : handOff);
        var began = from == "register" && read?.BackPath is { } step ? step : way.On("/sign-in");
        return Results.Challenge(way.ToProperties(provider, began), [provider.Scheme]);
    }

    /// <summary>Another site must not start it: it could choose whom to connect.</summary>
    private static IResult StartToConnect(HttpContext http, Provider provider)
    {
        if (Actor.Of(http.User).Session is not { } session) { return SeeOther.To("/sign-in?return=" + SecurityPage); }
        if (http.Request.Headers["Sec-Fetch-Site"] == "cross-site") { return SeeOther.To(SecurityPage); }
        return Results.Challenge(new ProviderWay(session, null, null).ToProperties(provider, SecurityPage), [provider.Scheme]);
    }

    /// <summary>The provider has answered, and the answer lies in the cookie.</summary>
    private static async Task<IResult> Done(string name, HttpContext http, IdentityProviders providers, SignInWithProvider signIn, ConnectProvider connect, ProviderArrival arrival)
    {
        if (providers.Find(name) is not { } provider) { return Results.NotFound(); }
        if (await ProviderCookie.Read(http) is not var (who, properties) || who.Provider != provider.Name) { return SeeOther.To(ProviderReturn.Back(null, provider, ProviderException.Expired)); }
        var way = ProviderWay.Of(properties);
        if (way.ConnectFor is { } session) { return await Connect(http, provider, session, who, properties, connect); }
        if ((await signIn.Run(who, LanguageChoice.Current.Name, Origin.Of(http), http.RequestAborted)).Refused(out var refusal, out var proof)) { return await AskOrGoBack(http, provider, refusal, properties); }
        return (await arrival.Run(http, proof, way)).Refused(out refusal, out var further) ? SeeOther.To(properties.Back(provider, refusal.Code)) : SeeOther.To(further);
    }

    private static async Task<IResult> Connect(HttpContext http, Provider provider, SessionId session, ProviderIdentity who, AuthenticationProperties properties, ConnectProvider connect)
    {
        await ProviderCookie.Forget(http);
        return (await connect.Run(Actor.Of(http.User), session, who, http.RequestAborted)).Refused(out var refusal, out _)
            ? SeeOther.To(properties.Back(provider, refusal.Code))
            : SeeOther.To($"{SecurityPage}?connected={provider.Name}");
    }

    private static async Task<IResult> AskOrGoBack(HttpContext http, Provider provider, Refusal refusal, AuthenticationProperties properties)
    {
        if (refusal.Code == ProviderRefusals.EmailNeeded.Code) { return SeeOther.To(EmailPage); }
        if (refusal.Code == ProviderRefusals.AccountExists.Code) { return SeeOther.To(ConnectPage); }
        await ProviderCookie.Forget(http);
        return SeeOther.To(properties.Back(provider, refusal.Code));
    }
}
