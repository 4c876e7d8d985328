using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Customers.Providers;

/// <summary>The last steps of a sign-in with a provider: the session begins, and the browser goes on to where it wanted to go.</summary>
public sealed class ProviderArrival(BeginSession beginSession, PendingSignIns pending, SignInHandOff hand, SignedLinks links)
{
    /// <summary>The address to go on to: of the second factor's page when one is asked for. Refusals: those of BeginSession but SECOND_FACTOR_NEEDED.</summary>
    public async Task<Result<string>> Run(HttpContext http, Proof proof, ProviderWay way, Action<SignupDb, Login>? also = null)
    {
        var result = await beginSession.Run(proof, SessionKind.Cookie, Origin.Of(http), also, http.RequestAborted);
        await ProviderCookie.Forget(http);
        if (result.Refused(out var refusal, out var signedIn))
        {
            if (refusal.Code != BeginSession.SecondFactorNeeded.Code) { return refusal; }
            pending.Remember(http, proof, way.Return, way.HandOff);
            return PendingSignIns.Page;
        }

        await http.SignIn(signedIn.Session);
        return hand.Read(way.HandOff).Refused(out _, out var handOff) ? way.Return ?? "/account" : handOff.ReturnWith(links, proof.LoginId);
    }
}
