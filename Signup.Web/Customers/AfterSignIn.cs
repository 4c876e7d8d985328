using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>Where somebody goes after signing in, whichever way they did: back to the page that handed them over, else where they wanted to, else home.</summary>
public sealed class AfterSignIn(SignInHandOff hand, SignedLinks links)
{
    /// <param name="back">Local path they wanted; anything else is ignored.</param>
    /// <param name="handOff">A sealed hand-off (<see cref="SignInHandOff"/>), or null.</param>
    public string Of(SignedIn signedIn, string? back, string? handOff) => Of(signedIn.Role, signedIn.Customer?.CustomerId, back, handOff);

    public string Of(Role role, CustomerId? customer, string? back, string? handOff)
    {
        if (role == Role.Customer && customer is { } id && !hand.Read(handOff).Refused(out _, out var way)) { return way.ReturnWith(links, id.Value); }
        return LocalPath.Of(back) ?? (role == Role.Customer ? "/account" : "/ops/board");
    }
}
